# expect: runtime_error
# assignment: add-narrow
# how: Puts /dev/null over every descriptor, the judge's channel among them.
# needs: processes
import os


def add(a, b):
    null = os.open(os.devnull, os.O_RDWR)
    for fd in range(256):
        try:
            os.dup2(null, fd)
        except OSError:
            pass
    return a + b
