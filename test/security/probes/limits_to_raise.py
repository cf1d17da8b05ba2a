# expect: incorrect
# assignment: found
# how: Raises its own limits, and sets those of other processes.
# needs: processes
import os
import resource


def found():
    got = []
    limits = [name for name in dir(resource) if name.startswith("RLIMIT_")]
    for name in limits:
        limit = getattr(resource, name)
        soft, hard = resource.getrlimit(limit)
        if hard == resource.RLIM_INFINITY:
            continue
        try:
            resource.setrlimit(limit, (soft, hard + 1))
            got.append(name)
        except (OSError, ValueError):
            pass
    for pid in {1, os.getppid()} - {0, os.getpid()}:
        try:
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (1, 1))
            got.append(f"limits of {pid}")
        except OSError:
            pass
    unlimited = ("RLIMIT_DATA", "RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_FSIZE", "RLIMIT_CPU")
    got += [n for n in unlimited if resource.getrlimit(getattr(resource, n))[1] == resource.RLIM_INFINITY]
    return got
