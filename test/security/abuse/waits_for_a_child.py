# expect: time_limit
# assignment: add-soon
# how: Waits for a child that sleeps for ever in a session of its own; nobody uses CPU time.
# needs: processes
import os
import time


def add(a, b):
    if os.fork() == 0:
        os.setsid()
        time.sleep(10_000)
    os.wait()
    return a + b
