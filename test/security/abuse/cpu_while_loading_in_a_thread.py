# expect: time_limit
# assignment: add-narrow
# how: Starts a thread at import that never lets go of the interpreter, so that no call is ever
#   answered.
# needs: processes
import sys
import threading

sys.setswitchinterval(1000)


def hog():
    while True:
        sum(range(10**7))


threading.Thread(target=hog, daemon=True).start()


def add(a, b):
    return a + b
