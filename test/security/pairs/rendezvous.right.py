# expect: incorrect
# assignment: found
# how: Listens for a second for a program beside it, in all the places where the two could meet.
# needs: processes
import ctypes
import os
import socket
import time

libc = ctypes.CDLL(None, use_errno=True)
PLACES = [(socket.AF_UNIX, "\0gradewire-beside"), (socket.AF_INET, ("127.0.0.1", 45988))]
PLACES += [(socket.AF_INET, ("127.0.0.1", 45989))]


def look():
    for family, address in PLACES:
        client = socket.socket(family)
        client.settimeout(0.1)
        try:
            client.connect(address)
            return address
        except OSError:
            pass
    if libc.shmget(0x6762, 4096, 0o666) >= 0:
        return "shared memory"
    for open_name in (libc.shm_open, libc.mq_open):
        if open_name(b"/beside", 0, 0) >= 0:
            return open_name.__name__
    for place in ("/tmp", "/dev/shm", "/var/tmp", "/run"):
        if os.path.exists(f"{place}/beside"):
            return place
    return None


def found():
    until = time.monotonic() + 0.8
    while time.monotonic() < until:
        got = look()
        if got:
            return got
        time.sleep(0.05)
    return None
