"""One job: makes the judge's and the student's process, keeps the limits, ends everything, answers.

Both processes are made before the job is read, so that not even their memory holds anything of it.
The student's own clock is the CPU time of its processes; a wall clock stands behind it.
"""

import mmap
import os
import select
import signal
import socket
import sys
import time

from .clock import Usage, oom_kills
from .frames import FrameError, pack, read_frame, write_all
from .leftovers import clean_up, make_home
from .process import adopt_orphans, fresh_uids
from .report import job_error, result_of, wall_seconds
from .roles import run_judge, run_student
from .test_files import list_tests

MAX_JOB_BYTES = 8 * 1024 * 1024
MAX_REPORT_BYTES = 64 * 1024 * 1024
# Exit statuses, read by the supervisor.
DONE, STREAM_ENDED, SOILED = 0, 10, 11
POLL_SECONDS = 0.02
# How long the judge may work or sleep without asking the student anything.
JUDGE_SILENCE_SECONDS = 10
# After the student is ended, the judge only has to write its report.
REPORT_SECONDS = 5


def grade_one(in_fd, out_fd):
    """Grades the next job of the stream. Returns one of the exit statuses."""
    adopt_orphans()
    pair = _Pair()
    write_all(out_fd, pack({"type": "ready", "isolation": "users", "reason": None}))
    try:
        job = read_frame(in_fd, MAX_JOB_BYTES)
        problem = None if job is None else job_error(job)
    except FrameError as error:
        # The stream cannot be followed any further.
        write_all(out_fd, pack({"type": "error", "reason": f"The job could not be read: {error}"}))
        pair.end()
        return STREAM_ENDED
    if job is None:
        pair.end()
        return STREAM_ENDED
    if problem is not None:
        answer = {"type": "error", "reason": problem}
        pair.end()
    else:
        answer = _Run(pair, job).answer()
    write_all(out_fd, pack(answer))
    return DONE if clean_up(pair.home, pair.uids) else SOILED


class _Pair:
    """The two processes and what joins them to each other and to the warden."""

    def __init__(self):
        self.uids = judge_uid, student_uid = fresh_uids(2)
        self.home = make_home()
        channel, student_end = socket.socketpair()
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        self.judge_socket, judge_end = socket.socketpair()
        self.ended = {}
        sys.stdout.flush()
        self.student = os.fork()
        if self.student == 0:
            run_student(student_uid, self.home, student_end.fileno(), out_write, err_write)
        # Made after the student's process: it is shared with the judge alone.
        self.progress = mmap.mmap(-1, 8)
        self.judge = os.fork()
        if self.judge == 0:
            fds = (judge_end.fileno(), channel.fileno(), out_read, err_read)
            run_judge(judge_uid, self.progress, *fds)
        # Kept open: closing it for both sides is what no process of the student's can prevent.
        self.channel = channel
        for end in (student_end, judge_end):
            end.close()
        for fd in (out_read, out_write, err_read, err_write):
            os.close(fd)

    def end_student(self):
        """Cuts the channel, whoever holds it, and kills the student's first process; the rest
        follows in end()."""
        self.channel.shutdown(socket.SHUT_RDWR)
        self._kill(self.student)

    def interrupt_judge(self):
        if self.judge not in self.ended:
            os.kill(self.judge, signal.SIGUSR1)

    def end(self):
        """Kills every process of the job and waits for all of them."""
        if os.getppid() == 1 and os.getpid() != 1:
            # Everything in the container but the supervisor and this process is the job's. One call
            # catches what a loop over /proc would miss: processes that multiply meanwhile.
            try:
                os.kill(-1, signal.SIGKILL)
            except OSError:
                pass
        self._kill(self.student)
        self._kill(self.judge)
        while True:
            try:
                pid, status, usage = os.wait4(-1, 0)
            except ChildProcessError:
                return
            self.ended[pid] = (status, usage)

    def reap(self):
        """Takes note of the processes that have ended by themselves."""
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            self.ended[pid] = (status, usage)

    def _kill(self, pid):
        if pid not in self.ended:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


class _Run:
    """The time between reading a job and answering it."""

    def __init__(self, pair, job):
        self.pair, self.job = pair, job
        self.limit = self.cause = None
        self.report = None
        self.fault = None
        self.started = None
        self.usage = Usage(pair.student, {1, os.getpid(), pair.judge})
        self.cpu = 0.0

    def answer(self):
        pair, job = self.pair, self.job
        kills_before = oom_kills()
        write_all(pair.judge_socket.fileno(), pack(job))
        self._watch()
        if self.started is not None:
            self.cpu = max(self.cpu, self.usage.measure()[0])
        pair.end()
        status, used = pair.ended.get(pair.student, (0, None))
        orphans = [u for p, (_s, u) in pair.ended.items() if p not in (pair.student, pair.judge)]
        if used is not None and self.started is not None:
            exact = used.ru_utime + used.ru_stime - self.usage.cpu_at_start
            exact += sum(orphan.ru_utime + orphan.ru_stime for orphan in orphans)
            self.cpu = max(self.cpu, exact)
        peak_kb = max(
            [self.usage.peak_kb] + [u.ru_maxrss for u in [used, *orphans] if u is not None]
        )
        if self.fault is not None:
            return {"type": "error", "reason": self.fault[:1_000]}
        if self.limit is None and (
            oom_kills() > kills_before or peak_kb > job["limits"]["memoryMb"] * 1024
        ):
            self.limit = "memory_limit"
        result = result_of(
            job,
            self.report,
            limit=self.limit,
            cause=self.cause,
            status=status,
            cpu_ms=round(self.cpu * 1000),
            memory_kb=peak_kb,
        )
        return {"type": "result", "result": result}

    def _watch(self):
        """Until the report is here, or there will be none."""
        judge = self.pair.judge_socket
        poll = select.poll()
        poll.register(judge, select.POLLIN)
        deadline = None
        while self.report is None and self.fault is None:
            if poll.poll(POLL_SECONDS * 1000):
                self._take_event(judge.fileno())
                continue
            self.pair.reap()
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
        elif waiting and now - self.started > wall_seconds(limits):
            self._stop("time_limit", "waited")

    def _stop(self, limit, cause=None):
        if self.limit is None:
            self.limit, self.cause = limit, cause
        self.pair.end_student()
