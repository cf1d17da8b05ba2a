# expect: runtime_error | time_limit
# assignment: add
# how: Sets a timer that nobody handles, which kills the process while it computes; the first process of a
#   namespace of its own is spared that, and computes on.
# needs: processes
import signal


def add(a, b):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    while True:
        pass
