# expect: memory_limit
# assignment: add-narrow
# how: A child that nobody waits for uses too much memory for some milliseconds.
# needs: processes
import os
import signal


def add(a, b):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    if os.fork() == 0:
        os._exit(len(b"x" * (90 << 20)) * 0)
    try:
        os.wait()
    except ChildProcessError:
        pass
    return a + b
