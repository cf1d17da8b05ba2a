"""The warden's view of the two processes of one job."""

import json
import mmap
import os
import signal
import socket
from dataclasses import dataclass

from .fork_server import END, MAX_ANSWER_BYTES, PAIR, PROGRESS_BYTES


@dataclass
class Ended:
    """What became of the student's processes: the signal that ended the first one, or 0, and of all
    together CPU seconds and peak memory in KiB."""

    signal: int
    cpu: float
    peak_kb: int


class Pair:
    """Forked when asked for, ahead of the job that it is for."""

    def __init__(self, forks):
        self._forks = forks
        forks.send(PAIR)
        answer, fds, _flags, _address = socket.recv_fds(forks, MAX_ANSWER_BYTES, 3)
        if not answer:
            raise OSError("the fork server has ended")
        told = json.loads(answer)
        self.judge, self.student = told["judge"], told["student"]
        self.uids, self.home = told["uids"], told["home"]
        self.judge_fd, self.channel_fd, progress_fd = fds
        self.progress = mmap.mmap(progress_fd, PROGRESS_BYTES)
        os.close(progress_fd)
        # Kept open: closing it for both sides is what no process of the student's can prevent.
        self._channel = socket.socket(fileno=self.channel_fd)

    def end_student(self):
        """Cuts the channel, whoever holds it, and kills the student's first process; the rest
        follows in end()."""
        self._channel.shutdown(socket.SHUT_RDWR)
        self._kill(self.student, signal.SIGKILL)

    def interrupt_judge(self):
        self._kill(self.judge, signal.SIGUSR1)

    def end(self):
        """Kills every process of the job, waits for all of them, and says what the student's used."""
        try:
            # Everything in the container but its first process and this one is the job's. One call
            # catches what a loop over /proc would miss: processes that multiply meanwhile.
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self._forks.send(END)
        ended = json.loads(self._forks.recv(MAX_ANSWER_BYTES))
        self._channel.close()
        os.close(self.judge_fd)
        self.progress.close()
        students = [entry for entry in ended if entry[0] != self.judge]
        return Ended(
            signal=next((_signal(entry[1]) for entry in students if entry[0] == self.student), 0),
            cpu=sum(entry[2] for entry in students),
            peak_kb=max((entry[3] for entry in students), default=0),
        )

    def _kill(self, pid, number):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def _signal(status):
    """Of an init process that ended itself, see own_signals.py, it is told as shells do."""
    code = os.waitstatus_to_exitcode(status)
    return -code if code < 0 else code - 128 if 128 < code < 128 + signal.NSIG else 0
