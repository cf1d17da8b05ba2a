# expect: incorrect
# assignment: found
# how: Finds out whether the program before it still holds its locks.
# needs: processes
import fcntl
import os


def found():
    for path in ("/etc/passwd", "/usr/bin/python3", "/dev/null", "/tmp", "/"):
        try:
            fcntl.flock(os.open(path, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return path
        except OSError:
            pass
    return None
