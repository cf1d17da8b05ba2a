# expect: time_limit
# assignment: add-soon
# how: Becomes another program, which keeps the channel open and says nothing.
# needs: processes
import os


def add(a, b):
    for fd in range(3, 64):
        try:
            os.set_inheritable(fd, True)
        except OSError:
            pass
    os.execv("/bin/sleep", ["sleep", "10000"])
