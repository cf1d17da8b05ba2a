# expect: runtime_error
# assignment: add-narrow
# how: Kills its process group, its session's and that of its parent: none of them is anyone else's.
# needs: processes
import os
import signal


def add(a, b):
    for group in (os.getppid(), os.getsid(0), 1, 0):
        for number in (signal.SIGSTOP, signal.SIGKILL):
            if group or number == signal.SIGKILL:
                try:
                    os.killpg(group, number) if group else os.kill(0, number)
                except OSError:
                    pass
    return a + b
