# expect: time_limit
# assignment: add-narrow
# how: Has its children compute just before the answer, at the same time, and kills them before anybody
#   looks.
# needs: processes
import os
import signal
import time


def add(a, b):
    pids = []
    for _ in range(20):
        pid = os.fork()
        if pid == 0:
            while True:
                pass
        pids.append(pid)
    time.sleep(1.2)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    return a + b
