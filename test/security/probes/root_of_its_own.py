# expect: incorrect
# assignment: found
# how: Makes a user namespace in which it is root, by unshare, clone and clone3, and in it the other
#   namespaces that root may make.
# needs: processes
import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
CLONE, CLONE3 = ({"x86_64": 56, "aarch64": 220}[platform.machine()], 435)
FLAGS = {"user": 1 << 28, "pid": 1 << 29, "net": 1 << 30, "mount": 1 << 17, "ipc": 1 << 27}
FLAGS |= {"uts": 1 << 26, "cgroup": 1 << 25, "time": 1 << 7}


def found():
    for name, flag in FLAGS.items():
        for flags in (flag, flag | FLAGS["user"]):
            if libc.unshare(flags) == 0:
                return f"unshare {name}"
            if flag < 256:
                continue
            pid = libc.syscall(CLONE, flags | 17, 0, 0, 0, 0)
            if pid == 0:
                os._exit(0)
            if pid > 0:
                return f"clone {name}"
            wide = ctypes.create_string_buffer(88)
            ctypes.c_uint64.from_buffer(wide, 0).value = flags
            ctypes.c_uint64.from_buffer(wide, 32).value = 17
            pid = libc.syscall(CLONE3, wide, 88)
            if pid == 0:
                os._exit(0)
            if pid > 0:
                return f"clone3 {name}"
    return None
