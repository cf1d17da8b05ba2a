# expect: incorrect
# assignment: found
# how: Mounts, unmounts and remounts: a fresh /proc that shows everything, a tmpfs without limits, a
#   root that can be written to, through the old calls and the new.
# needs: processes
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
REMOUNT, BIND, RECURSIVE, SHARED = 32, 4096, 16384, 1 << 20


def found():
    os.makedirs("at", exist_ok=True)
    tries = {
        "tmpfs": (b"none", b"at", b"tmpfs", 0),
        "proc": (b"none", b"at", b"proc", 0),
        "sysfs": (b"none", b"at", b"sysfs", 0),
        "bind": (b"/", b"at", None, BIND | RECURSIVE),
        "remount": (None, b"/", None, REMOUNT),
        "remount tmp": (None, b"/tmp", None, REMOUNT),
        "shared": (None, b"/", None, SHARED | RECURSIVE),
        "mqueue": (b"none", b"at", b"mqueue", 0),
    }
    for name, (source, target, kind, flags) in tries.items():
        if libc.mount(source, target, kind, flags, None) == 0:
            return name
    for target in (b"/proc", b"/tmp", b"/dev/shm", b"/sys", b"."):
        if libc.umount2(target, 2) == 0:
            return f"unmounted {target}"
    if libc.syscall(430, b"tmpfs", 0) >= 0:
        return "fsopen"
    if libc.syscall(428, -100, b"/", 1) >= 0:
        return "open_tree"
    return None
