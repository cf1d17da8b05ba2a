# expect: time_limit
# assignment: add-narrow
# how: Lets four children compute and waits for them; its own process uses no CPU time at all.
# needs: processes
import os


def add(a, b):
    for _ in range(4):
        if os.fork() == 0:
            while True:
                pass
    os.wait()
    return a + b
