# expect: correct
# assignment: add
# how: Leaves children that are stopped, traced by each other where they can be, and zombies that
#   nobody collects.
# needs: processes
import ctypes
import os
import signal

libc = ctypes.CDLL(None)


def add(a, b):
    for number in range(8):
        if os.fork() == 0:
            libc.ptrace(0, 0, 0, 0)
            if number % 2:
                os.kill(os.getpid(), signal.SIGSTOP)
            os._exit(0)
    return a + b
