"""What a process is told about itself: user, descriptors, limits."""

import os
import random
import resource
import signal

from .kernel import PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, prctl

_MIB = 1024 * 1024

# Kernel user ids are shared by everything on the host, and limits are counted by them: a fresh one
# for each process keeps jobs from failing each other.
_FIRST_UID = 200_000
_LAST_UID = 1 << 30


def fresh_uids(count):
    """User ids that nothing else has, from those that exist in this user namespace."""
    highest = _LAST_UID
    try:
        with open("/proc/self/uid_map") as file:
            inside, _outside, length = map(int, file.readline().split())
            highest = min(highest, inside + length - 1)
    except (OSError, ValueError):
        pass
    lowest = _FIRST_UID if highest > 2 * _FIRST_UID else 10_000
    return random.SystemRandom().sample(range(lowest, highest), count)


def become(uid):
    """Changes to that user and no group but its own; no new program gets more rights."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    os.umask(0o077)


def set_visible(is_visible):
    """Whether another process of the same user may trace and read this one."""
    prctl(PR_SET_DUMPABLE, 1 if is_visible else 0)


def keep_only(*fds):
    """Moves descriptors to 0, 1, 2, … in this order and closes all others."""
    spare = [os.dup2(fd, 100 + number, inheritable=False) for number, fd in enumerate(fds)]
    for number, fd in enumerate(spare):
        os.dup2(fd, number, inheritable=number < 3)
    os.closerange(len(fds), 4096)


def default_signals():
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def limit_student(limits):
    """The kernel's own limits, behind those that the warden watches."""
    cpu = int(limits["cpuSeconds"]) + 2
    data = limits["memoryMb"] * _MIB + 64 * _MIB
    for what, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_DATA, data),
        (resource.RLIMIT_AS, data + 512 * _MIB),
        (resource.RLIMIT_FSIZE, 16 * _MIB),
        (resource.RLIMIT_NOFILE, 128),
        (resource.RLIMIT_NPROC, 64),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(what, (value, value))


def first_to_be_killed():
    """When memory runs out, the kernel takes this process before any other."""
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")
    except OSError:
        pass
