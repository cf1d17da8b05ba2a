# expect: time_limit | memory_limit
# assignment: add-narrow
# how: Every process forks two, each in its own session and deaf to signals, faster than a loop over
#   /proc can kill them.
# needs: processes
import os
import signal


def add(a, b):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            if os.fork() == 0:
                os.setsid()
        except OSError:
            pass
