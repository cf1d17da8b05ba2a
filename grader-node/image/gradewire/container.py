"""What the kernel says of this container as a whole: control groups, version 1 or 2."""

import functools
import os

_ROOT = "/sys/fs/cgroup"
_MAX_BYTES = 4096


def cpu_seconds():
    """CPU time of all processes that it has and had; None where the kernel does not tell."""
    nanoseconds = _number("cpuacct/cpuacct.usage")
    if nanoseconds is not None:
        return nanoseconds / 1e9
    microseconds = _number("cpu.stat", b"usage_usec")
    return None if microseconds is None else microseconds / 1e6


def memory_kb():
    """Of all processes, of files in memory, and of files that the kernel keeps at hand; 0 where the
    kernel does not tell."""
    used = _number("memory/memory.usage_in_bytes")
    if used is None:
        used = _number("memory.current") or 0
    return used // 1024


def oom_kills():
    """How often the kernel has killed a process for want of memory."""
    kills = _number("memory/memory.oom_control", b"oom_kill")
    if kills is None:
        kills = _number("memory.events", b"oom_kill")
    return kills or 0


def processes():
    """The ids of all that there are, ended ones that nobody has waited for included."""
    return {int(name) for name in os.listdir("/proc") if name.isdigit()}


def _number(path, key=None):
    """The number that is the file, or that follows the key in it."""
    fd = _open(path)
    if fd is None:
        return None
    try:
        words = os.pread(fd, _MAX_BYTES, 0).split()
        return int(words[0 if key is None else words.index(key) + 1])
    except (OSError, ValueError, IndexError):
        return None


@functools.cache
def _open(path):
    """Kept open: it is read many times a job."""
    try:
        return os.open(os.path.join(_ROOT, path), os.O_RDONLY)
    except OSError:
        return None
