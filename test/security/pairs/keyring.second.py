# expect: incorrect
# assignment: found
# how: Searches all keyrings for the key of the program before it.
# needs: processes
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
KEYCTL, REQUEST_KEY = (250, 249) if platform.machine() == "x86_64" else (219, 218)


def found():
    for ring in range(-1, -6, -1):
        if libc.syscall(KEYCTL, 10, ring, b"user", b"gradewire-left", 0) > 0:
            return f"a key in ring {ring}"
    return libc.syscall(REQUEST_KEY, b"user", b"gradewire-left", None, -1) > 0
