# expect: correct
# assignment: add
# how: Leaves locks on files that all programs can open, held by a process in the background.
# needs: processes
import fcntl
import os
import time


def add(a, b):
    if a == 1 and os.fork() == 0:
        os.setsid()
        for path in ("/etc/passwd", "/usr/bin/python3", "/dev/null", "/tmp", "/"):
            try:
                fcntl.flock(os.open(path, os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                pass
        time.sleep(1000)
    time.sleep(0.1)
    return a + b
