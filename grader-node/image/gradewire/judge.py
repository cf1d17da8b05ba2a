"""The judge's process: holds the tests, calls the student's program across the channel, reports.

To the warden it sends `{"event": "started"}` when the student's clock starts, `{"event": "flood"}`
when the program prints too much, and one `{"event": "report", …}` or `{"event": "unusable", …}`.
"""

import os
import sys
import time

from .explain import describe_exception, describe_syntax_error, line_of
from .frames import pack, read_frame, write_all
from .judge_rules import JudgeRules
from .judge_transport import JudgeTransport
from .peer import ChannelBroken, Peer
from .student_module import StudentModule
from .test_run import Program, TestsUnusable, list_tests, milliseconds_since, run_tests

MAX_JOB_BYTES = 8 * 1024 * 1024


class RemoteProgram(Program):
    """The program on the other side of the channel."""

    def __init__(self, module_name, code, peer):
        super().__init__(module_name, code)
        self.peer = peer

    def take_printed(self):
        return self.peer.transport.take_printed()

    def came_from(self, value):
        return any(value is recent for recent in self.peer.rules.recent)

    def gone(self):
        return self.peer.transport.broken is not None

    def swallowed(self):
        error, self.peer.rules.swallowed = self.peer.rules.swallowed, None
        return error


def judge(job_fd, channel_fd, out_fd, err_fd, progress):
    """Reads the job from `job_fd`, runs it, and reports there. `progress` is shared with the warden:
    its first byte is 1 while the judge waits for the student."""
    job = read_frame(job_fd, MAX_JOB_BYTES)
    if job is None:
        os._exit(0)

    def say(**event):
        write_all(job_fd, pack(event))

    os.set_blocking(channel_fd, False)
    transport = JudgeTransport(channel_fd, out_fd, err_fd, lambda: say(event="flood"))
    transport.output_bytes = job["limits"]["outputKb"] * 1024
    transport.waiting = progress
    peer = Peer(transport, JudgeRules())
    try:
        transport.receive()  # the student's process is ready
        say(event="started")
        started = time.monotonic()
        transport.send(pack_job(job))
        if job["isolation"] == "shared":
            report = peer.request("run_shared", None, (job["files"],))
        else:
            report = _run(job, peer)
    except ChannelBroken as error:
        report = {"tests": list_tests(job["files"]), "broken": str(error)}
        started = time.monotonic()
    except TestsUnusable as error:
        return say(event="unusable", reason=str(error))
    say(event="report", wall_ms=milliseconds_since(started), report=report)


def pack_job(job):
    """What the student's process is told: never the tests."""
    import json

    return json.dumps({key: job[key] for key in ("module", "code", "limits")})


def _run(job, peer):
    name, code = job["module"], job["code"]
    program = RemoteProgram(name, code, peer)
    report = {"tests": [], "broken": None, "import_failure": None, "feedback": None, "line": None}
    try:
        peer.request("begin", None)
    except ChannelBroken as error:
        report["broken"] = str(error)
        report["at_import"] = True
    except SyntaxError as error:
        if error.filename == f"{name}.py" and not error._gradewire_frames:
            report["import_failure"] = "syntax"
            report["feedback"], report["line"] = describe_syntax_error(error, name)
        else:
            _import_failed(report, error, program)
    except BaseException as error:
        _import_failed(report, error, program)
    if report["broken"] or report["import_failure"]:
        report["tests"] = list_tests(job["files"])
        return report
    sys.modules[name] = StudentModule(name, peer)
    report["tests"] = run_tests(job["files"], program)
    report["broken"] = peer.transport.broken
    return report


def _import_failed(report, error, program):
    report["import_failure"] = "memory" if isinstance(error, MemoryError) else "exception"
    text = describe_exception(error, program.module_name, program.lines)
    report["feedback"] = f"The program stopped while it was loaded.\n{text}"
    report["line"] = line_of(error)
