"""The judge's thread: judges one job, and makes the result that leaves the sandbox.

Its devices are those of host/worker.ts: `warden` has the host's messages and takes what is told to it,
`channel` is the socket to the program's thread, `out` and `err` are what the program prints.
"""

import os

from gradewire import preload_tests  # noqa: F401
from gradewire.frames import pack, read_frame, write_all
from gradewire.judge import MAX_JOB_BYTES, Judge
from gradewire.randomness import reseed
from gradewire.report import result_of
from gradewire.test_files import list_tests

import closing

_MAX_REQUEST_BYTES = 1 << 26


class _Progress:
    """What in a container is memory that judge and warden share: see JudgeTransport.connect(). Here the
    warden sees by itself who waits; it is told when the program is called for the first time."""

    def __init__(self, called_fd):
        self.values = [0, 0, 0]
        self.called_fd = called_fd

    def __getitem__(self, index):
        return self.values[index]

    def __setitem__(self, index, value):
        if index == 2 and value & 1 and self.called_fd is not None:
            os.write(self.called_fd, b"\1")
            self.called_fd = None
        self.values[index] = value


class Ready:
    """Made before there is a job."""

    def __init__(self):
        self.judge = Judge()
        names = ("warden", "channel", "out", "err", "called")
        self.fds = [os.open(f"/dev/{name}", os.O_RDWR) for name in names]

    def serve(self):
        """The rest of the thread's life."""
        closing.close()
        reseed()  # as the snapshot is the same for all of them
        warden, channel, out, err, called = self.fds
        self.judge.run(warden, channel, out, err, _Progress(called))
        while request := read_frame(warden, _MAX_REQUEST_BYTES):
            job, report = request["job"], request["report"]
            if report is None:
                report = {"tests": list_tests(job["files"]), "broken": True}
            result = result_of(job, report, **request["outcome"])
            write_all(warden, pack({"event": "result", "result": result}))
