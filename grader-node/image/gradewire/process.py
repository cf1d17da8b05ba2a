"""What a process is told about itself: user and limits."""

import functools
import os
import resource

from .kernel import PR_SET_DUMPABLE, prctl

_MIB = 1024 * 1024

# Kernel user ids are shared by everything on the host, and limits are counted by them: a fresh one
# for each process keeps jobs from failing each other.
_FIRST_UID = 200_000
_LAST_UID = 1 << 30


def fresh_uids(count):
    """User ids that nothing else has, from those that exist in this user namespace."""
    lowest, highest = _uid_range()
    chosen = set()
    while len(chosen) < count:
        chosen.add(lowest + int.from_bytes(os.urandom(8)) % (highest - lowest))
    return list(chosen)


@functools.cache
def _uid_range():
    highest = _LAST_UID
    try:
        with open("/proc/self/uid_map") as file:
            inside, _outside, length = map(int, file.readline().split())
            highest = min(highest, inside + length - 1)
    except (OSError, ValueError):
        pass
    return _FIRST_UID if highest > 2 * _FIRST_UID else 10_000, highest


def become(uid):
    """Changes to that user and no group but its own. No other process can trace or read this one then
    (PR_SET_DUMPABLE in prctl(2)). No program that it starts gets more rights, see supervisor.py."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    prctl(PR_SET_DUMPABLE, 0)
    os.umask(0o077)


def run_on(cpu):
    """On that processor only; None leaves the choice to the kernel."""
    if cpu is not None:
        try:
            os.sched_setaffinity(0, {cpu})
        except OSError:
            pass  # it was taken away from the container meanwhile


def limit_student():
    """The kernel's own limits that are the same for all jobs."""
    for what, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 16 * _MIB),
        (resource.RLIMIT_NOFILE, 128),
        (resource.RLIMIT_NPROC, 64),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        try:
            resource.setrlimit(what, (value, value))
        except ValueError:
            # gVisor knows no limit of message queues, as it has none of them.
            if what != resource.RLIMIT_MSGQUEUE:
                raise


def limit_student_to(limits):
    """Those of its job, behind those that the warden watches."""
    cpu = int(limits["cpuSeconds"]) + 2
    data = limits["memoryMb"] * _MIB + 64 * _MIB
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_DATA, (data, data))
    resource.setrlimit(resource.RLIMIT_AS, (data + 512 * _MIB, data + 512 * _MIB))


def kill_first(pid):
    """When memory runs out, the kernel takes that process before any other."""
    try:
        fd = os.open(f"/proc/{pid}/oom_score_adj", os.O_WRONLY)
        os.write(fd, b"1000")
        os.close(fd)
    except OSError:
        pass
