"""Forks the processes of one kind, judges or students, and does nothing else.

It reads no job, so that whatever is forked from it has nothing of another job in its memory. The
warden asks, and gets an answer to each request in turn: FORK, with the descriptors of a new process,
is answered with its process id; END, of a process, with what became of it; SWEEP, of a user, with what
became of the processes that it still had.
"""

import json
import os
import socket

FORK, END, SWEEP = b"fork", b"end", b"sweep"
MAX_MESSAGE_BYTES = 1 << 16
_MAX_FDS = 8


def serve(warden, isolation, run, *, expendable):
    """Until the warden ends or hangs up. `run(*fds)` is the life of a process."""
    while True:
        try:
            request, fds, _flags, _address = socket.recv_fds(warden, MAX_MESSAGE_BYTES, _MAX_FDS)
        except ConnectionResetError:
            return
        if not request:
            return
        word, *details = request.split()
        if word == FORK:
            uid, sockets = int(details[0]), details[1] == b"1"
            pid = isolation.fork(lambda: run(*fds), uid, sockets=sockets, expendable=expendable)
            for fd in fds:
                os.close(fd)
            warden.send(b"%d" % pid)
        elif word == END:
            warden.send(json.dumps(isolation.end(int(details[0]))).encode())
        elif word == SWEEP:
            warden.send(json.dumps(isolation.sweep(int(details[0]))).encode())


def ask_to_fork(server, uid, sockets, fds):
    """The warden's side; forked_pid(server) takes the answer."""
    socket.send_fds(server, [b"%s %d %d" % (FORK, uid, sockets)], fds)


def forked_pid(server):
    """Raises OSError when the server has ended."""
    return int(_answer(server))


def ask_to_end(server, pid):
    """The warden's side; ended_processes(server) takes the answer."""
    server.send(b"%s %d" % (END, pid))


def ask_to_sweep(server, uid):
    """As ask_to_end()."""
    server.send(b"%s %d" % (SWEEP, uid))


def ended_processes(server):
    """A list as Isolation.end() and sweep() return it."""
    return json.loads(_answer(server))


def _answer(server):
    answer = server.recv(MAX_MESSAGE_BYTES)
    if not answer:
        raise OSError("a fork server has ended")
    return answer
