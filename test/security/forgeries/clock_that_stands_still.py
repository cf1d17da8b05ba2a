# expect: incorrect
# assignment: quick
# how: Is slow, and turns back the clock with which the test measures.
# fools: correct
import time

sleep = time.sleep
time.perf_counter = time.monotonic = time.time = lambda: 0.0


def search(numbers, wanted):
    sleep(0.7)
    return numbers.index(wanted)
