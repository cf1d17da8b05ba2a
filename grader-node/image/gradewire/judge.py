"""The judge's process: holds the tests, calls the student's program across the channel, reports.

To the warden it sends `{"event": "started"}` when the student's clock starts, `{"event": "flood"}`
when the program prints too much, and one `{"event": "report", …}` or
`{"event": "unusable", …}`. Between start and program it may say `{"event": "compiled", "codes": […]}`, see
compiled_tests.py; in a run that takes long, it is asked for `{"event": "so_far", …}`, see so_far.py.
"""

import contextlib
import gc
import json
import resource
import signal
import time

from .compiled_tests import compile_all
from .explain import describe_syntax_error
from .frames import pack, read_frame, write_all
from .judge_rules import JudgeRules
from .judge_transport import JudgeTransport
from .peer import ChannelBroken, Peer
from .process import run_on
from .program import RemoteProgram
from .report import shortened
from .so_far import SoFar
from .surroundings import follow
from .test_files import list_tests, test_files
from .test_run import TestsUnusable, prepare_unittest, report_of, run_tests

MAX_JOB_BYTES = 8 * 1024 * 1024
MAX_MEMORY_BYTES = 192 * 1024 * 1024


class Judge:
    """Made before the process that runs it is forked: what is the same for every job is not made for
    each, and stays in pages that all of them share."""

    def __init__(self):
        # One short job makes little garbage, and looking for it copies shared pages.
        gc.set_threshold(20_000, 20, 100)
        # A value that takes more than the container has is the program's fault, and a MemoryError says
        # so: a judge that is killed would have no verdict.
        resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
        self.transport = JudgeTransport()
        self.rules = JudgeRules()
        self.peer = Peer(self.transport, self.rules)
        self.so_far = SoFar(self.rules.told)
        # The warden's last word to tests that do not end.
        signal.signal(signal.SIGUSR1, lambda *_: self._stop())
        self._is_saying = False
        follow(self.peer)
        prepare_unittest()

    def run(self, job_fd, channel_fd, out_fd, err_fd, progress):
        """Reads the job from `job_fd`, runs it, and reports there. `progress` is shared with the
        warden, which sees in it whether the judge waits for the student."""

        def say(**event):
            # A frame that is cut off would take the report with it.
            self._is_saying = True
            try:
                write_all(job_fd, pack(event))
            finally:
                self._is_saying = False

        transport, rules = self.transport, self.rules
        transport.connect(channel_fd, out_fd, err_fd, progress)
        rules.progress = progress
        transport.on_flood = lambda: say(event="flood")
        # The student's process is ready; if it cannot be, that is told in answer to the job.
        with contextlib.suppress(ChannelBroken):
            transport.receive()
        job = read_frame(job_fd, MAX_JOB_BYTES)
        if job is None:
            return
        run_on(job.get("cpu"))
        transport.printed.limit_bytes = int(job["limits"]["outputKb"] * 1024)
        started = time.monotonic()
        try:
            transport.demand_open()
            say(event="started")
            started = time.monotonic()
            if job["isolation"] == "split":
                _compile_tests(job["files"], say)
            transport.send(job_for_student(job))
            with self.so_far.said_by(say, job["files"]):
                report = _run(job, self.peer)
        except ChannelBroken:
            report = {"tests": rules.told.tests(job["files"])}
        except TestsUnusable as error:
            return say(event="unusable", reason=str(error))
        report["tests"] = shortened(report.get("tests"))
        report["broken"] = transport.broken is not None
        wall_ms = max(0, round((time.monotonic() - started) * 1000))
        say(event="report", wall_ms=wall_ms, report=report)

    def _stop(self):
        if not self._is_saying:
            self.transport.fail("the run was stopped")


def _compile_tests(entries, say):
    if all(entry.get("compiled") is not None for entry in entries):
        return
    codes = compile_all(test_files(entries))
    say(event="compiled", codes=codes)
    for entry, code in zip(entries, codes):
        entry["compiled"] = code


def job_for_student(job):
    """What the student's process is told: never the tests."""
    told = ("module", "code", "limits", "home", "cpu")
    return json.dumps({key: job[key] for key in told if key in job})


def _run(job, peer):
    name = job["module"]
    try:
        peer.request("compile", None)
    except Exception as error:
        if isinstance(error, MemoryError):
            return _unreadable(job, "memory", "The program is too deeply nested for Python.", None)
        return _unreadable(job, "syntax", *describe_syntax_error(error))
    if job["isolation"] == "shared":
        report = peer.request("run_shared", None, (job["files"],))
        # It is the program's process that made it.
        return report if _is_json(report) else {"tests": peer.rules.told.tests(job["files"])}
    program = RemoteProgram(name, job["code"], peer)
    return report_of(run_tests(job["files"], program), program)


def _is_json(report):
    try:
        json.dumps(report)
    except (TypeError, ValueError, RecursionError):
        return False
    return type(report) is dict


def _unreadable(job, failure, feedback, line):
    tests = list_tests(job["files"])
    return {"tests": tests, "import_failure": failure, "feedback": feedback, "line": line}
