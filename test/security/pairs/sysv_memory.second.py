# expect: incorrect
# assignment: found
# how: Opens the segment, the queue and the semaphores that the program before it left.
# needs: processes
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def found():
    got = []
    if libc.shmget(0x6761, 4096, 0o666) >= 0:
        got.append("memory")
    if libc.msgget(0x6761, 0o666) >= 0:
        got.append("queue")
    if libc.semget(0x6761, 3, 0o666) >= 0:
        got.append("semaphores")
    return got
