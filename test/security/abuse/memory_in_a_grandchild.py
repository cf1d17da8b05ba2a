# expect: memory_limit
# assignment: add-narrow
# how: The memory is in a process that nobody is the parent of any more.
# needs: processes
import os
import time


def add(a, b):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            kept = []
            for _ in range(200):
                kept.append(bytearray(b"x") * (1 << 20))
            time.sleep(60)
        os._exit(0)
    time.sleep(2)
    return a + b
