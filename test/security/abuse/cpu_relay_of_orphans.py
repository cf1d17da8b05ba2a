# expect: time_limit
# assignment: add-narrow
# how: Each process computes for 50 ms, starts the next and ends, so that no living process and no
#   parent has used much; the program itself sleeps meanwhile and then answers rightly.
# needs: processes
import os
import time


def relay(rounds):
    os.setsid()
    for _ in range(rounds):
        if os.fork():
            os._exit(0)
        start = time.process_time()
        while time.process_time() - start < 0.05:
            pass
    os._exit(0)


def add(a, b):
    if os.fork() == 0:
        relay(40)
    os.wait()
    time.sleep(3)
    return a + b
