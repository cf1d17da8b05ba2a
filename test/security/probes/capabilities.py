# expect: incorrect
# assignment: found
# how: Asks the kernel whether it holds any capability, or could gain one by running a program.
# needs: processes
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
AMBIENT, IS_SET, VERSION_3 = 47, 1, 0x20080522


def found():
    header = (ctypes.c_uint32 * 2)(VERSION_3, os.getpid())
    data = (ctypes.c_uint32 * 6)()
    if libc.capget(header, data) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    got = [("effective", "permitted", "inheritable")[n % 3] for n, word in enumerate(data) if word]
    return got + [n for n in range(41) if libc.prctl(AMBIENT, IS_SET, n, 0, 0) == 1]
