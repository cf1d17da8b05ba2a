"""Forks the processes of one kind, judges or students, and does nothing else.

It reads no job, so that whatever is forked from it has nothing of another job in its memory. The
warden asks: FORK for a process, which it gets its descriptors from; END for what became of it.
"""

import json
import os
import socket

FORK, END = b"fork", b"end"
MAX_MESSAGE_BYTES = 1 << 16
_MAX_FDS = 8


def serve(warden, isolation, run, *, expendable):
    """Until the warden ends or hangs up. `run(home, *fds)` is the life of a process."""
    pid = uid = None
    while True:
        request, fds, _flags, _address = socket.recv_fds(warden, MAX_MESSAGE_BYTES, _MAX_FDS)
        if not request:
            return
        word, *details = request.split()
        if word == FORK:
            uid, sockets, home = int(details[0]), details[1] == b"1", details[2].decode()
            pid = isolation.fork(
                lambda: run(home, *fds), uid, sockets=sockets, expendable=expendable
            )
            for fd in fds:
                os.close(fd)
            warden.send(b"%d" % pid)
        elif word == END:
            isolation.end(pid, uid)
            warden.send(json.dumps(_collect()).encode())


def ask_to_fork(server, uid, sockets, home, fds):
    """The warden's side. Returns the process id. Raises OSError when the server has ended."""
    socket.send_fds(server, [b"%s %d %d %s" % (FORK, uid, sockets, home.encode())], fds)
    return int(_answer(server))


def ask_to_end(server):
    """`[pid, wait status, CPU seconds, peak memory in KiB]` of each process that has ended."""
    server.send(END)
    return json.loads(_answer(server))


def _answer(server):
    answer = server.recv(MAX_MESSAGE_BYTES)
    if not answer:
        raise OSError("a fork server has ended")
    return answer


def _collect():
    """Waits until all of them are gone, descendants that they have waited for included. Warden and
    other server are no children in the sense of wait(2), since they were cloned to end without a
    signal."""
    ended = []
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return ended
        ended.append([pid, status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss])
