# expect: incorrect | runtime_error | time_limit
# assignment: add-soon
# how: Stops every process that it may, itself last: whoever looks after jobs must not wait for it.
# needs: processes
import os
import signal


def add(a, b):
    for pid in range(1, 2000):
        if pid != os.getpid():
            for number in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN):
                try:
                    os.kill(pid, number)
                except OSError:
                    pass
    try:
        os.kill(-1, signal.SIGSTOP)
    except OSError:
        pass
    os.kill(os.getpid(), signal.SIGSTOP)
    return 0
