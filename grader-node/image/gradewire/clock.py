"""What the student's processes have used so far, read from outside."""

import os
import time

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


def cpu_seconds(pid):
    """CPU time of one process with all its threads, exact; 0.0 once it is gone."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


class Usage:
    """Adds up the processes of a container that are neither the supervisor's nor the judge's."""

    def __init__(self, student, others):
        self.student = student
        self.others = set(others)
        self.cpu_at_start = 0.0
        self.memory_at_start_kb = 0
        self.peak_kb = 0

    def start(self):
        """From here on it counts: what the process did to get ready is not the student's."""
        self.cpu_at_start = cpu_seconds(self.student)
        self.memory_at_start_kb = self._memory_kb(self.student)

    def measure(self):
        """`(cpu seconds, memory in KiB)` of the student's processes now."""
        cpu = cpu_seconds(self.student) - self.cpu_at_start
        memory = self._memory_kb(self.student)
        for pid in self._relatives():
            cpu += _stat_cpu(pid)
            # What a child shares with its parent counts once.
            memory += max(0, self._memory_kb(pid) - self.memory_at_start_kb)
        cpu += _waited_cpu(self.student)
        self.peak_kb = max(self.peak_kb, memory)
        return max(cpu, 0.0), memory

    def _relatives(self):
        for name in os.listdir("/proc"):
            if name.isdigit():
                pid = int(name)
                if pid != self.student and pid not in self.others:
                    yield pid

    def _memory_kb(self, pid):
        try:
            with open(f"/proc/{pid}/statm") as file:
                return int(file.read().split()[1]) * _PAGE_KB
        except (OSError, IndexError, ValueError):
            return 0


def _stat(pid):
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return file.read().rpartition(b")")[2].split()
    except OSError:
        return []


def _stat_cpu(pid):
    """Own CPU time, and that of the children it has waited for, in steps of the kernel's tick."""
    fields = _stat(pid)
    return sum(map(int, fields[11:15])) / _TICK if len(fields) > 14 else 0.0


def _waited_cpu(pid):
    fields = _stat(pid)
    return sum(map(int, fields[13:15])) / _TICK if len(fields) > 14 else 0.0


def oom_kills():
    """How often the kernel has killed a process of this container for want of memory."""
    for path in ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"):
        try:
            with open(path) as file:
                for line in file:
                    key, _, value = line.partition(" ")
                    if key == "oom_kill":
                        return int(value)
        except (OSError, ValueError):
            continue
    return 0
