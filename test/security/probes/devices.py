# expect: incorrect
# assignment: found
# how: Makes device files for the host's disks and memory, and opens every device that there is.
# needs: processes
import os
import stat

HARMLESS = {"null", "zero", "full", "random", "urandom", "tty", "ptmx", "fd", "stdin", "stdout"}
HARMLESS |= {"stderr", "core", "console", "pts", "shm", "mqueue"}


def found():
    for kind, numbers in ((stat.S_IFBLK, (8, 0)), (stat.S_IFCHR, (1, 1)), (stat.S_IFBLK, (254, 0))):
        try:
            os.mknod("device", kind | 0o666, os.makedev(*numbers))
            return f"made {numbers}"
        except OSError:
            pass
    return sorted(set(os.listdir("/dev")) - HARMLESS)
