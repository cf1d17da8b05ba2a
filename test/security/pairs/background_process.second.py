# expect: incorrect
# assignment: found
# how: Waits a while for a sign of life of the processes of the program before it.
# needs: processes
import os
import time


def found():
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        got = [name for name in os.listdir("/tmp") if name.startswith("alive")]
        if got:
            return got
        time.sleep(0.02)
    return None
