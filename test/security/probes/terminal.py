# expect: incorrect
# assignment: found
# how: Types into the terminal from which the sandbox was started, with TIOCSTI, on every descriptor
#   and on /dev/tty.
# needs: processes
import fcntl
import os


def found():
    fds = [0, 1, 2, 3]
    for path in ("/dev/tty", "/dev/console", "/dev/pts/0"):
        try:
            fds.append(os.open(path, os.O_RDWR | os.O_NOCTTY))
        except OSError:
            pass
    for fd in fds:
        try:
            fcntl.ioctl(fd, 0x5412, b"x")
            return fd
        except OSError:
            pass
    return None
