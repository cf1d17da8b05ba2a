# expect: incorrect
# assignment: found
# how: Traces a child of its own, which would let it run system calls that a filter lets pass by
#   looking at them before they are changed.
# needs: processes
import ctypes
import os
import signal
import time

libc = ctypes.CDLL(None, use_errno=True)


def found():
    pid = os.fork()
    if pid == 0:
        time.sleep(5)
        os._exit(0)
    traced = libc.ptrace(0x4206, pid, None, None) == 0
    os.kill(pid, signal.SIGKILL)
    return "traced" if traced else None
