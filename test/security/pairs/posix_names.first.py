# expect: correct
# assignment: add
# how: Leaves a POSIX message queue, a shared memory object and a named semaphore.
# needs: processes
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def add(a, b):
    libc.mq_open(b"/left", 0o102, 0o666, None)
    libc.shm_open(b"/left", 0o102, 0o666)
    libc.sem_open(b"/left", 0o100, 0o666, 1)
    return a + b
