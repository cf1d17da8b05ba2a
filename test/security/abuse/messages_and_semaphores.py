# expect: correct
# assignment: add
# how: Takes what the kernel keeps beyond a process's death: System V messages, semaphores and
#   segments, POSIX queues and names in /dev/shm.
# needs: processes
import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def add(a, b):
    for key in range(1, 40):
        queue = libc.msgget(key, 0o1666)
        libc.msgsnd(queue, ctypes.create_string_buffer(b"\1\0\0\0\0\0\0\0" + b"x" * 4096), 4096, 0o4000)
        libc.semget(key, 200, 0o1666)
        libc.shmget(key, 4096, 0o1666)
        libc.mq_open(f"/left-{key}".encode(), 0o101, 0o666, None)
        libc.shm_open(f"/left-{key}".encode(), 0o102, 0o666)
    return a + b
