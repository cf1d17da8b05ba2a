# expect: correct
# assignment: add
# how: Clones a child with CLONE_PARENT: it becomes a child of whoever started this program, who did
#   not expect one, and ends with every exit status and signal in turn.
# needs: processes
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
CLONE = {"x86_64": 56, "aarch64": 220}.get(platform.machine())
CLONE_PARENT = 0x8000


def add(a, b):
    for status in (0, 1, 10, 11, 255, "stop", "kill", "live"):
        pid = libc.syscall(CLONE, CLONE_PARENT | 17, 0, 0, 0, 0) if CLONE else -1
        if pid == 0:
            if status == "stop":
                os.kill(os.getpid(), 19)
            if status == "kill":
                os.kill(os.getpid(), 9)
            while status == "live":
                pass
            os._exit(status)
    return a + b
