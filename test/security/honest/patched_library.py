# expect: correct
# assignment: retry
# how: Sleeps and draws through modules of the library that the test has patched.
import random
import time


def retry(function, times):
    if not times:
        return random.random()
    for number in range(times):
        try:
            return function()
        except ZeroDivisionError:
            time.sleep(2**number)
    return None
