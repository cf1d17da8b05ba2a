"""A student's process and a judge's peer without a container: for tests of the channel itself."""

import os
import signal
import socket
import sys

from . import support  # noqa: F401  (makes the package importable)

from gradewire.judge import job_for_student
from gradewire.judge_rules import JudgeRules
from gradewire.judge_transport import JudgeTransport, set_patience
from gradewire.peer import Peer
from gradewire.program import RemoteProgram
from gradewire.student import Student
from gradewire.surroundings import follow

LIMITS = {"cpuSeconds": 5, "memoryMb": 256, "outputKb": 64}


def judge_peer(channel, out_fd, err_fd):
    """The judge's end of a socket."""
    set_patience(channel, out_fd, err_fd)
    transport, progress = JudgeTransport(), bytearray(3)
    transport.connect(channel.fileno(), out_fd, err_fd, progress)
    return Peer(transport, JudgeRules(progress))


class Pairing:
    """`with Pairing(code) as module:` gives the stand-in for the program as a module."""

    def __init__(self, code, name="solution"):
        self.job = {"module": name, "code": code, "limits": LIMITS}

    def __enter__(self):
        ours, theirs = socket.socketpair()
        out_read, out_write = os.pipe()
        err_read, err_write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                for number, fd in enumerate((os.open(os.devnull, 0), out_write, err_write)):
                    os.dup2(fd, number)
                for fd in (ours.fileno(), out_read, err_read, out_write, err_write):
                    os.close(fd)
                sys.stdin = open(0, closefd=False)
                sys.stdout, sys.stderr = (open(fd, "w", 1, closefd=False) for fd in (1, 2))
                Student().answer_calls(theirs.fileno(), lambda job: None)
            finally:
                os._exit(1)
        for fd in (out_write, err_write):
            os.close(fd)
        theirs.close()
        self.sockets = (ours, out_read, err_read)
        self.peer = judge_peer(ours, out_read, err_read)
        self.transport = self.peer.transport
        follow(self.peer)
        self.transport.receive()
        self.transport.send(job_for_student(self.job))
        return RemoteProgram(self.job["module"], self.job["code"], self.peer).load()

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)

    def __exit__(self, *_details):
        ours, out_read, err_read = self.sockets
        ours.close()
        os.close(out_read)
        os.close(err_read)
        os.waitpid(self.pid, 0)
