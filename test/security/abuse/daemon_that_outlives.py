# expect: correct
# assignment: add
# how: Answers rightly and leaves a daemon behind that computes for ever, deaf to every signal that
#   can be ignored, with every descriptor copied many times over.
# needs: processes
import os
import signal


def daemon():
    os.setsid()
    if os.fork():
        os._exit(0)
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    for fd in range(4):
        for _ in range(10):
            os.dup(fd)
    while True:
        pass


def add(a, b):
    if a == 1:
        if os.fork() == 0:
            daemon()
        os.wait()
    return a + b
