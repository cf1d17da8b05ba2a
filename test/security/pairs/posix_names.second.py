# expect: incorrect
# assignment: found
# how: Opens the queue, the memory and the semaphore that the program before it left.
# needs: processes
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def found():
    got = []
    if libc.mq_open(b"/left", 0) >= 0:
        got.append("queue")
    if libc.shm_open(b"/left", 0, 0) >= 0:
        got.append("memory")
    if os.path.exists("/dev/shm/sem.left"):
        got.append("semaphore")
    return got
