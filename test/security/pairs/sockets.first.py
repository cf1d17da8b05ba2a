# expect: correct
# assignment: add
# how: Leaves a process that listens on an abstract address, on a port and on a path.
# needs: processes
import os
import socket
import time


def add(a, b):
    if a == 1 and os.fork() == 0:
        os.setsid()
        kept = []
        for family, address in (
            (socket.AF_UNIX, "\0gradewire-left"),
            (socket.AF_UNIX, "/tmp/gradewire-left"),
            (socket.AF_INET, ("127.0.0.1", 45987)),
        ):
            try:
                server = socket.socket(family)
                server.bind(address)
                server.listen()
                kept.append(server)
            except OSError:
                pass
        time.sleep(1000)
    time.sleep(0.1)
    return a + b
