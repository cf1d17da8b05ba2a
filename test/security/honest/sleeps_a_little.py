# expect: correct
# assignment: add
# how: Sleeps, and measures that it did.
import time


def add(a, b):
    start = time.perf_counter()
    time.sleep(0.2)
    assert time.perf_counter() - start >= 0.2
    return a + b
