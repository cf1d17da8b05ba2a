# expect: correct
# assignment: add
# how: Speaks for a second to a program beside it: through files, ports, abstract sockets, System V
#   memory, keys and names.
# needs: processes
import ctypes
import os
import socket
import time

libc = ctypes.CDLL(None, use_errno=True)


def add(a, b):
    if a != 1:
        return a + b
    kept = []
    for family, address in (
        (socket.AF_UNIX, "\0gradewire-beside"),
        (socket.AF_INET, ("127.0.0.1", 45988)),
        (socket.AF_INET, ("0.0.0.0", 45989)),
    ):
        try:
            server = socket.socket(family)
            server.bind(address)
            server.listen()
            kept.append(server)
        except OSError:
            pass
    libc.shmget(0x6762, 4096, 0o1666)
    libc.shm_open(b"/beside", 0o102, 0o666)
    libc.mq_open(b"/beside", 0o102, 0o666, None)
    for place in ("/tmp", "/dev/shm", "/var/tmp", "/run"):
        try:
            open(f"{place}/beside", "w").close()
        except OSError:
            pass
    time.sleep(1)
    return a + b
