"""One job while it runs: keeps the limits, and makes the answer.

The student's own clock is the CPU time of its processes; a wall clock stands behind it.
"""

import os
import select
import time

from .clock import Usage
from .container import oom_kills
from .frames import FrameError, pack, read_frame, write_all
from .report import MAX_TESTS, result_of, wall_seconds
from .so_far import tests_so_far
from .test_files import list_tests

MAX_REPORT_BYTES = 64 * 1024 * 1024
POLL_SECONDS = 0.02
# How long the judge may work or sleep without asking the student anything.
JUDGE_SILENCE_SECONDS = 10
# How much longer than a program that waits the tests may take as a whole, with what it gave them.
TESTS_FACTOR = 2
# After the student is ended, the judge only has to write its report.
REPORT_SECONDS = 5
# How long a run must last for its tests to be told one by one, and how often they then are.
TELL_AFTER_SECONDS = 0.5
TELL_EVERY_SECONDS = 0.25


def error_frame(reason):
    """A fault of ours, or of the assignment's: no verdict."""
    return pack({"type": "error", "reason": reason[:1_000]})


class Run:
    """One job, which its judge has. `own` are the processes of the container that are no job's.
    `keep(job, codes)`, if anything, takes the code of its tests."""

    def __init__(self, pair, job, own, keep=None):
        self.pair, self.job, self.keep = pair, job, keep
        self.limit = self.cause = None
        self.report = None
        self.fault = None
        self.started = None
        # Tests that the judge said have ended, by their names; how often it may say so, and when it is
        # asked next.
        self.ended = {}
        self.unanswered = 0
        self.ask_at = self.out_fd = None
        self.usage = Usage(pair.student, own | {pair.judge})
        self.cpu = 0.0
        self.cpus = os.sched_getaffinity(0)

    def answer(self, out_fd):
        """Writes the one frame, and before it how far a long run is. Processes of the job may still be
        there. False when the container should take no other job: the kernel had to make room in it, and
        may have ended anything."""
        kills_before = oom_kills()
        self.out_fd = out_fd
        self._answer(out_fd, kills_before)
        return oom_kills() == kills_before

    def _answer(self, out_fd, kills_before):
        self._watch()
        single = None
        if self.fault is None and self.limit is None and not self.report.get("broken"):
            single = self.usage.measure_single()
        if single is not None:
            # The usual case: what is left of the job is ended after the answer.
            self.cpu, peak_kb = single
            return write_all(out_fd, self._result(0, peak_kb, oom_kills() > kills_before))
        if self.started is not None:
            self.cpu = max(self.cpu, self.usage.measure()[0])
        ended = self.pair.end()
        if self.fault is not None:
            return write_all(out_fd, error_frame(self.fault))
        if self.started is not None:
            self.cpu = max(self.cpu, ended.cpu - self.usage.cpu_at_start)
        peak_kb = max(self.usage.peak_kb, ended.peak_kb)
        write_all(out_fd, self._result(ended.signal, peak_kb, oom_kills() > kills_before))

    def _result(self, signal, peak_kb, was_oom_killed):
        if self.limit is None and (
            was_oom_killed or peak_kb > self.job["limits"]["memoryMb"] * 1024
        ):
            self.limit = "memory_limit"
        result = result_of(
            self.job,
            self.report,
            limit=self.limit,
            cause=self.cause,
            status=signal,
            cpu_ms=round(self.cpu * 1000),
            memory_kb=peak_kb,
        )
        return pack({"type": "result", "result": result})

    def _watch(self):
        """Until the report is here, or there will be none."""
        judge_fd = self.pair.judge_fd
        poll = select.poll()
        poll.register(judge_fd, select.POLLIN)
        deadline = None
        is_pinned, count = True, None
        while self.report is None and self.fault is None:
            if poll.poll(POLL_SECONDS * 1000):
                self._take_event(judge_fd)
                continue
            if is_pinned and count == self.pair.progress[1]:
                # It computes, and does not only answer: it may have whatever processor is free.
                is_pinned = False
                self.pair.run_on(self.cpus)
            count = self.pair.progress[1]
            if self.usage.has_ended():
                # Its descendants may hold the channel open; the judge waits for no reply of theirs.
                self.pair.end_student()
            if self.limit is not None:
                deadline = deadline or time.monotonic() + REPORT_SECONDS
                if time.monotonic() > deadline:
                    # Whatever the judge is busy with, it cannot be interrupted.
                    tests = list_tests(self.job["files"])
                    tests = [self.ended.get(test["name"], test) for test in tests]
                    self.report = {"tests": tests, "broken": True}
            elif self.started is not None:
                self._check_limits()
                self._ask_how_far()

    def _take_event(self, fd):
        try:
            event = read_frame(fd, MAX_REPORT_BYTES)
        except (FrameError, OSError) as error:
            event, self.fault = None, f"The judge's report could not be read: {error}"
        if event is None:
            self.fault = self.fault or "The judge ended without a report."
        elif event["event"] == "compiled":
            # Once, and before the judge has had to do with the program: what it says later may be what
            # the program would have it say.
            if self.keep is not None:
                self.keep(self.job, event["codes"])
            self.keep = None
        elif event["event"] == "started":
            self.usage.start()
            self.started = self.asked = time.monotonic()
            self.ask_at = self.started + TELL_AFTER_SECONDS
            self.count = 0
        elif event["event"] == "flood":
            self._stop("output_limit")
        elif event["event"] == "unusable":
            self.fault = f"The tests of this assignment cannot be run: {event['reason']}"
        elif self.started is None:
            self.fault = "The student's process could not be made."
        elif event["event"] == "so_far":
            self._tell_how_far(event)
        else:
            self.report = dict(event["report"] or {}, wall_ms=event["wall_ms"])

    def _check_limits(self):
        limits = self.job["limits"]
        now = time.monotonic()
        cpu, memory_kb = self.usage.measure()
        self.cpu = max(self.cpu, cpu)
        waiting, count, called = self.pair.progress[:3]
        if waiting == 1 or count != self.count:
            self.asked, self.count = now, count
        if cpu > limits["cpuSeconds"]:
            self._stop("time_limit")
        elif memory_kb > limits["memoryMb"] * 1024:
            self._stop("memory_limit")
        elif now - self.asked > JUDGE_SILENCE_SECONDS:
            if called:
                # The tests end with other programs, and with what this one gave them they do not.
                self._stop("time_limit", "tests held up")
                self.pair.interrupt_judge()
            else:
                self.fault = (
                    f"The tests ran for {JUDGE_SILENCE_SECONDS} s without calling the program: "
                    "they hang, not the program."
                )
        elif called and now - self.started - self.usage.delay() > TESTS_FACTOR * wall_seconds(limits):
            self._stop("time_limit", "tests held up")
            self.pair.interrupt_judge()
        elif waiting and now - self.started - self.usage.delay() > wall_seconds(limits):
            self._stop("time_limit", "waited")

    def _ask_how_far(self):
        if self.limit is None and time.monotonic() >= self.ask_at:
            self.ask_at = time.monotonic() + TELL_EVERY_SECONDS
            self.unanswered += 1
            self.pair.ask_judge()

    def _tell_how_far(self, event):
        self.unanswered -= 1
        if self.unanswered < 0:
            # While somebody speaks without an end, no limit is looked at.
            self.fault = "The judge spoke without being asked."
            return
        tests, count = tests_so_far(event.get("tests"))[:MAX_TESTS], event.get("test_count")
        if tests and self.limit is None and type(count) is int:
            self.ended = {test["name"]: test for test in tests}
            count = max(min(count, MAX_TESTS), len(tests))
            write_all(self.out_fd, pack({"type": "progress", "tests": tests, "testCount": count}))

    def _stop(self, limit, cause=None):
        if self.limit is None:
            self.limit, self.cause = limit, cause
        self.pair.end_student()
