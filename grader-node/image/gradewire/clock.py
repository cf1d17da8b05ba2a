"""What the student's processes have used so far, read from outside."""

import os
import time

from . import container

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024
# What forking for the next job and ending the last one may have added.
_REST_SLACK_SECONDS = 0.05
# The writable places hold this much at most, and a program may use them.
_FILES_KB = 80 * 1024
# Fields of /proc/PID/stat after the name in brackets (proc(5)).
_STATE, _CHILDREN_FAULTS, _OWN_CPU, _CHILDREN_CPU = 0, 8, slice(11, 13), slice(13, 15)


def cpu_seconds(pid):
    """CPU time of one process with all its threads, exact; 0.0 once it is gone."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


class Usage:
    """Adds up the processes of a container that are neither the sandbox's own nor the judge's.

    The processes' own clocks are exact, but not complete: a child whose parent ignores its end, or one
    that came and went between two looks, is on nobody's. So what the whole container used, less what
    the `others` did, is the least that the student's processes used."""

    def __init__(self, student, others):
        """`student` is the first of them; `others` are not counted."""
        self.student = student
        self.others = set(others)
        self.cpu_at_start = 0.0
        self.rest_at_start = None
        self.memory_at_start_kb = self.apart_at_start_kb = 0
        self.peak_kb = 0

    def start(self):
        """From here on it counts: what the process did to get ready is not the student's."""
        self.cpu_at_start = cpu_seconds(self.student)
        self.rest_at_start = self._rest()
        self.memory_at_start_kb = _memory_kb(self.student)
        self.apart_at_start_kb = self._apart_kb()

    def measure(self):
        """`(cpu seconds, memory in KiB)` of the student's processes now."""
        cpu = cpu_seconds(self.student) - self.cpu_at_start
        memory = _memory_kb(self.student)
        for pid in self._all():
            if pid != self.student:
                fields = _stat(pid)
                cpu += _ticks(fields[_OWN_CPU]) + _ticks(fields[_CHILDREN_CPU])
                # What a child shares with its parent counts once.
                memory += max(0, _memory_kb(pid) - self.memory_at_start_kb)
        cpu += _ticks(_stat(self.student)[_CHILDREN_CPU])
        # Files in memory and shared memory are on no process.
        memory = max(memory, self._apart_kb() - self.apart_at_start_kb - _FILES_KB)
        self.peak_kb = max(self.peak_kb, memory)
        return max(cpu, self._least_cpu()), memory

    def _least_cpu(self):
        rest = self._rest()
        if rest is None or self.rest_at_start is None:
            return 0.0
        return max(0.0, rest - self.rest_at_start - _REST_SLACK_SECONDS)

    def _rest(self):
        """CPU seconds of the container but for the others'; None where that cannot be told."""
        total = container.cpu_seconds()
        clocks = [cpu_seconds(pid) for pid in self.others]
        return total - sum(clocks) if total is not None and all(clocks) else None

    def _apart_kb(self):
        """Memory of the container but for the others'; the students' processes are still in it."""
        return container.memory_kb() - sum(_memory_kb(pid) for pid in self.others)

    def delay(self):
        """For how many seconds it was ready to run and had no processor: a busy machine's fault."""
        try:
            with open(f"/proc/{self.student}/schedstat", "rb") as file:
                return int(file.read().split()[1]) / 1e9
        except (OSError, IndexError):
            return 0.0

    def has_ended(self):
        fields = _stat(self.student)
        return not fields or fields[_STATE] in (b"Z", b"X")

    def measure_single(self):
        """As measure(), and exact, if the student's program is and was one process only; else None."""
        fields = _stat(self.student)
        if not fields or fields[_CHILDREN_FAULTS] != b"0" or self._all() != {self.student}:
            return None
        cpu = cpu_seconds(self.student) - self.cpu_at_start
        self.peak_kb = max(self.peak_kb, _peak_kb(self.student))
        return max(cpu, self._least_cpu()), self.peak_kb

    def _all(self):
        return container.processes() - self.others


def _memory_kb(pid):
    try:
        with open(f"/proc/{pid}/statm", "rb") as file:
            return int(file.read().split()[1]) * _PAGE_KB
    except (OSError, IndexError, ValueError):
        return 0


def _peak_kb(pid):
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            return int(file.read().partition(b"\nVmHWM:")[2].split()[0])
    except (OSError, IndexError, ValueError):
        return 0


def _stat(pid):
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].split()
    except OSError:
        return []


def _ticks(fields):
    return sum(map(int, fields)) / _TICK
