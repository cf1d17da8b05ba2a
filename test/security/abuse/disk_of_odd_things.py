# expect: correct
# assignment: add
# how: Leaves what trips whoever tidies up: pipes, sockets, links to / and to themselves, names that
#   are no text, files that nobody may read, a folder without rights.
# needs: processes
import os
import socket


def left(make):
    try:
        make()
    except OSError:
        pass


def add(a, b):
    for place in (b".", b"/tmp", b"/dev/shm"):
        at = lambda name, place=place: place + b"/" + name
        left(lambda: os.mkfifo(at(b"fifo")))
        left(lambda: socket.socket(socket.AF_UNIX).bind(at(b"socket")))
        left(lambda: os.symlink(b"/", at(b"root")))
        left(lambda: os.symlink(b"loop", at(b"loop")))
        left(lambda: os.symlink(b"/etc/passwd", at(b"passwd")))
        left(lambda: os.mkdir(at(b"\xff\n \x1b[2J"), 0))
        left(lambda: os.close(os.open(at(b"-rf *"), os.O_CREAT | os.O_WRONLY, 0)))
        left(lambda: os.mkdir(at(b"sticky"), 0o1777))
        left(lambda: os.chmod(at(b"sticky"), 0o6777))
        left(lambda: os.mkdir(at(b"shut")))
        left(lambda: os.close(os.open(at(b"shut/in"), os.O_CREAT | os.O_WRONLY, 0o600)))
        left(lambda: os.chmod(at(b"shut"), 0))
    left(lambda: os.chmod(".", 0))
    return a + b
