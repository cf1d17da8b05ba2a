# expect: correct
# assignment: add
# how: Leaves a key in every keyring that the kernel keeps: of the thread, the process, the session,
#   the user and the user's session. A user's keyring outlives all of its processes.
# needs: processes
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
ADD_KEY = 248 if platform.machine() == "x86_64" else 217


def add(a, b):
    for ring in range(-1, -6, -1):
        libc.syscall(ADD_KEY, b"user", b"gradewire-left", b"left", 4, ring)
    return a + b
