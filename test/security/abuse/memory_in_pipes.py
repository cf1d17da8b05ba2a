# expect: correct | memory_limit
# assignment: add-narrow
# how: Fills the kernel's buffers of pipes and sockets, which are nobody's resident memory.
# needs: processes
import fcntl
import os
import socket


def fill(fd):
    os.set_blocking(fd, False)
    try:
        while True:
            os.write(fd, b"x" * 65536)
    except OSError:
        pass


def add(a, b):
    kept = []
    try:
        while True:
            reading, writing = os.pipe()
            kept.append((reading, writing))
            try:
                fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 1 << 20)
            except OSError:
                pass
            fill(writing)
            left, right = socket.socketpair()
            kept.append((left, right))
            left.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)
            fill(left.fileno())
    except OSError:
        pass
    for pair in kept:
        for end in pair:
            end.close() if isinstance(end, socket.socket) else os.close(end)
    return a + b
