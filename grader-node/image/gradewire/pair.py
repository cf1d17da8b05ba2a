"""The two processes of one job and what joins them, as the warden holds them."""

import mmap
import os
import signal
import socket
from dataclasses import dataclass

from .container import processes
from .fork_server import ask_to_end, ask_to_fork, ask_to_sweep, ended_processes, forked_pid
from .judge_transport import set_patience
from .process import fresh_uids
from .so_far import ASKING

PROGRESS_BYTES = 8


@dataclass
class Ended:
    """What became of the student's processes: the signal that ended the first one, or 0, and of all
    together CPU seconds and peak memory in KiB."""

    signal: int
    cpu: float
    peak_kb: int


class Pair:
    """Forked ahead of the job that it is for. `servers` are the sockets to the judges' fork server and
    to the students', `own` the processes of the container that are no job's. Where there are no namespaces to end with their
    first process, `must_sweep` what else the job's users have.

    The servers answer in turn: between asking for a pair and wait_for_pids(), or between ask_to_end()
    and end(), others may be asked, whose answers come later."""

    judge = student = None
    _is_ending = False
    _ended = None

    def __init__(self, servers, own, *, must_sweep, sockets=False):
        self._judges, self._students = servers
        self._own, self._must_sweep = own, must_sweep
        self.uids = judge_uid, student_uid = fresh_uids(2)
        # Kept open: closing it for both sides is what no process of the student's can prevent.
        self._channel, student_end = socket.socketpair()
        judge_socket, judge_end = socket.socketpair()
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        set_patience(self._channel, out_read, err_read)
        progress = os.memfd_create("progress")
        os.ftruncate(progress, PROGRESS_BYTES)
        self.progress = mmap.mmap(progress, PROGRESS_BYTES)
        self.judge_fd = judge_socket.detach()
        student_fds = [student_end.detach(), out_write, err_write]
        judge_fds = [judge_end.detach(), self._channel.fileno(), out_read, err_read, progress]
        ask_to_fork(self._students, student_uid, sockets, student_fds)
        ask_to_fork(self._judges, judge_uid, False, judge_fds)
        judge_fds.remove(self._channel.fileno())
        for fd in student_fds + judge_fds:
            os.close(fd)

    def wait_for_pids(self):
        if self.judge is None:
            self.student = forked_pid(self._students)
            self.judge = forked_pid(self._judges)

    def run_on(self, cpus):
        """On which processors judge and student may run from now on."""
        for pid in (self.judge, self.student):
            try:
                os.sched_setaffinity(pid, cpus)
            except OSError:
                pass  # without namespaces there is no right to; or it has ended

    def end_student(self):
        """Cuts the channel, whoever holds it, and kills the student's first process; the rest
        follows in end()."""
        self._channel.shutdown(socket.SHUT_RDWR)
        self._kill(self.student, signal.SIGKILL)

    def interrupt_judge(self):
        self._kill(self.judge, signal.SIGUSR1)

    def ask_judge(self):
        """Which tests have ended so far."""
        self._kill(self.judge, ASKING)

    def ask_to_end(self):
        """Every process of the job is killed, while this one goes on."""
        if not self._is_ending:
            self._is_ending = True
            ask_to_end(self._judges, self.judge)
            ask_to_end(self._students, self.student)

    def end(self):
        """Kills every process of the job, waits for all of them, and says what the student's used."""
        if self._ended is None:
            self.ask_to_end()
            self._ended = self._wait_for_end()
        return self._ended

    def _wait_for_end(self):
        ended_processes(self._judges)
        ended = ended_processes(self._students)
        if self._must_sweep and processes() - self._own:
            for server, uid in zip((self._judges, self._students), self.uids):
                ask_to_sweep(server, uid)
                ended += ended_processes(server)
        self._channel.close()
        os.close(self.judge_fd)
        self.progress.close()
        return Ended(
            signal=next((_signal(status) for pid, status, *_ in ended if pid == self.student), 0),
            cpu=sum(cpu for _pid, _status, cpu, _peak in ended),
            peak_kb=max((peak for *_, peak in ended), default=0),
        )

    def _kill(self, pid, number):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def _signal(status):
    """Of a first process that ended itself, see own_signals.py, it is told as shells do."""
    code = os.waitstatus_to_exitcode(status)
    return -code if code < 0 else code - 128 if 128 < code < 128 + signal.NSIG else 0
