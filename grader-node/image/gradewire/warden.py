"""Takes one job after another: hands it to a judge and a student, keeps the limits, answers, ends
everything of it.

The student's own clock is the CPU time of its processes; a wall clock stands behind it.
"""

import os
import re
import select
import time

from .clock import Usage
from .container import oom_kills
from .frames import FrameError, pack, read_frame, write_all
from .kernel import current_cpu
from .leftovers import clean_up, make_home
from .pair import Pair
from .report import job_error, result_of, wall_seconds
from .test_files import list_tests

MAX_JOB_BYTES = 8 * 1024 * 1024
MAX_REPORT_BYTES = 64 * 1024 * 1024
POLL_SECONDS = 0.02
_NETWORK_WORDS = re.compile(r"\b(socket\w*|asyncio|http|urllib|xmlrpc|managers|getaddrinfo)\b")
# How long the judge may work or sleep without asking the student anything.
JUDGE_SILENCE_SECONDS = 10
# After the student is ended, the judge only has to write its report.
REPORT_SECONDS = 5


class Warden:
    """`servers` are the sockets to the fork servers, `own` the processes that are no job's, `isolation` and `reason` what the node is told of
    how the processes of a job are kept apart."""

    def __init__(self, servers, own, isolation, reason):
        self.servers = servers
        self.own = own
        self.ready = pack({"type": "ready", "isolation": isolation, "reason": reason})
        self.must_clean = isolation == "users"

    def serve(self, in_fd, out_fd):
        """Until the stream ends, or something of a job stays: then nobody is told to send more."""
        pair = Pair(self.servers)
        while True:
            pair.wait_for_pids()
            write_all(out_fd, self.ready)
            try:
                job = read_frame(in_fd, MAX_JOB_BYTES)
            except FrameError as error:
                # The stream cannot be followed any further.
                return write_all(out_fd, _error(f"The job could not be read: {error}"))
            if job is None:
                return
            problem = job_error(job)
            if problem is not None:
                write_all(out_fd, _error(problem))
                continue
            if wants_sockets(job):
                # Few programs do, and for the others a network would be the dearest part.
                pair.end()
                pair = Pair(self.servers, sockets=True)
                pair.wait_for_pids()
            pair = self._grade(pair, job, out_fd)
            if pair is None:
                return

    def _grade(self, pair, job, out_fd):
        """Returns the pair for the next job, or None when something of this one stays."""
        job["home"] = make_home() if self.must_clean else "/tmp"
        pair.run_on({current_cpu()})
        write_all(pair.judge_fd, pack(job))
        _Run(pair, job, self.own).answer(out_fd)
        pair.ask_to_end()
        following = Pair(self.servers)
        pair.end()
        if self.must_clean and not clean_up(job["home"], pair.uids):
            return None
        return following


def wants_sockets(job):
    """Whether the program, by its words, is about a network: only such a one may make sockets, and has
    a network, of its own and with nobody on it. Pairs of connected sockets are for all."""
    return _NETWORK_WORDS.search(job["code"]) is not None


def _error(reason):
    return pack({"type": "error", "reason": reason[:1_000]})


class _Run:
    """One job, which its judge has."""

    def __init__(self, pair, job, own):
        self.pair, self.job = pair, job
        self.limit = self.cause = None
        self.report = None
        self.fault = None
        self.started = None
        self.usage = Usage(pair.student, own | {pair.judge})
        self.cpu = 0.0
        self.cpus = os.sched_getaffinity(0)

    def answer(self, out_fd):
        """Writes the one frame. Processes of the job may still be there."""
        kills_before = oom_kills()
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
            return write_all(out_fd, _error(self.fault))
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
                    self.report = {"tests": list_tests(self.job["files"]), "broken": True}
            elif self.started is not None:
                self._check_limits()

    def _take_event(self, fd):
        try:
            event = read_frame(fd, MAX_REPORT_BYTES)
        except (FrameError, OSError) as error:
            event, self.fault = None, f"The judge's report could not be read: {error}"
        if event is None:
            self.fault = self.fault or "The judge ended without a report."
        elif event["event"] == "started":
            self.usage.start()
            self.started = self.asked = time.monotonic()
            self.count = 0
        elif event["event"] == "flood":
            self._stop("output_limit")
        elif event["event"] == "unusable":
            self.fault = f"The tests of this assignment cannot be run: {event['reason']}"
        elif self.started is None:
            self.fault = "The student's process could not be made."
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
        elif waiting and now - self.started - self.usage.delay() > wall_seconds(limits):
            self._stop("time_limit", "waited")

    def _stop(self, limit, cause=None):
        if self.limit is None:
            self.limit, self.cause = limit, cause
        self.pair.end_student()
