# expect: correct
# assignment: add
# how: Leaves System V shared memory, a queue with a message and semaphores, under known keys.
# needs: processes
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def add(a, b):
    libc.shmget(0x6761, 4096, 0o1666)
    queue = libc.msgget(0x6761, 0o1666)
    libc.msgsnd(queue, ctypes.create_string_buffer(b"\1\0\0\0\0\0\0\0left"), 4, 0o4000)
    libc.semget(0x6761, 3, 0o1666)
    return a + b
