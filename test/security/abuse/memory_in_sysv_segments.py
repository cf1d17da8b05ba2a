# expect: memory_limit | correct
# assignment: add-narrow
# how: Fills System V shared memory and lets go of it: it belongs to no process then, and stays after
#   the program is dead. The container must not run out of memory over it.
# needs: processes
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p


def add(a, b):
    size = 16 << 20
    for _ in range(40):
        number = libc.shmget(0, size, 0o1600)
        if number < 0:
            break
        address = libc.shmat(number, None, 0)
        if address in (None, ctypes.c_void_p(-1).value):
            break
        ctypes.memset(address, 1, size)
        libc.shmdt(ctypes.c_void_p(address))
    return a + b
