"""What the kernel says of this container as a whole: control groups, version 1 or 2."""

import os

_V1, _V2 = "/sys/fs/cgroup/{0}/{0}.{1}", "/sys/fs/cgroup/{}"


def cpu_seconds():
    """CPU time of all processes that it has and had; None where the kernel does not tell."""
    nanoseconds = _number(_V1.format("cpuacct", "usage"))
    if nanoseconds is not None:
        return nanoseconds / 1e9
    microseconds = _number(_V2.format("cpu.stat"), b"usage_usec")
    return None if microseconds is None else microseconds / 1e6


def memory_kb():
    """Of all processes, of files in memory, and of files that the kernel keeps at hand; 0 where the
    kernel does not tell."""
    used = _number(_V1.format("memory", "usage_in_bytes"))
    if used is None:
        used = _number(_V2.format("memory.current")) or 0
    return used // 1024


def oom_kills():
    """How often the kernel has killed a process for want of memory."""
    v1 = _number(_V1.format("memory", "oom_control"), b"oom_kill")
    return v1 or _number(_V2.format("memory.events"), b"oom_kill") or 0


def processes():
    """The ids of all that there are, ended ones that nobody has waited for included."""
    return {int(name) for name in os.listdir("/proc") if name.isdigit()}


def _number(path, key=None):
    """The number that is the file, or that follows the key in it."""
    try:
        with open(path, "rb") as file:
            words = file.read().split()
        return int(words[0 if key is None else words.index(key) + 1])
    except (OSError, ValueError, IndexError):
        return None
