# expect: incorrect
# assignment: found
# how: Watches the judge's CPU clock and run state: how long it compares an answer would say how much
#   of it was right.
# needs: processes, namespaces
import os
import time


def found():
    got = []
    for pid in range(1, 3000):
        if pid in (os.getpid(), os.getppid(), 1):
            continue
        try:
            time.clock_gettime((~pid << 3) | 2)
            got.append(pid)
        except OSError:
            pass
    return got
