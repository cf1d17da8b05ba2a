# expect: incorrect
# assignment: found
# how: Joins the namespaces of other processes through their files and through pidfds, and changes
#   its root.
# needs: processes
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def found():
    for pid in {1, os.getppid()} - {0, os.getpid()}:
        for kind in ("user", "mnt", "pid", "net", "ipc", "uts"):
            try:
                fd = os.open(f"/proc/{pid}/ns/{kind}", os.O_RDONLY)
            except OSError:
                continue
            if libc.setns(fd, 0) == 0:
                return f"entered {kind} of {pid}"
        pidfd = libc.syscall(434, pid, 0)
        if pidfd >= 0 and libc.setns(pidfd, 1 << 17) == 0:
            return f"entered {pid}"
    try:
        os.chroot(".")
        return "chroot"
    except OSError:
        pass
    return "pivot_root" if libc.syscall(155, b".", b".") == 0 else None
