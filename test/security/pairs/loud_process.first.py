# expect: correct | output_limit
# assignment: add
# how: Leaves a process that prints, and that goes on answering on its channel, for as long as it lives.
# needs: processes
import os
import time


def add(a, b):
    if a == 1 and os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        time.sleep(0.2)
        while True:
            for fd, text in ((1, b"forged"), (2, b"forged"), (3, b'\0\0\0\x0d["a",[],7,[]]')):
                try:
                    os.write(fd, text)
                except OSError:
                    pass
    return a + b
