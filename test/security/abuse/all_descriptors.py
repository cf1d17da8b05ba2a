# expect: correct
# assignment: add
# how: Uses up every descriptor that it may have, and every kind that it can get, then answers.
# needs: processes
import os
import select
import socket

kept = []


def add(a, b):
    for make in (select.epoll, socket.socketpair, os.pipe, lambda: os.eventfd(0), socket.socket):
        try:
            while len(kept) < 10_000:
                kept.append(make())
        except OSError:
            pass
    return a + b
