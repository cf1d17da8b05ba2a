"""A student's process and a judge's peer without a container: for tests of the channel itself."""

import os
import signal
import socket
import sys

from . import support  # noqa: F401  (makes the package importable)

from gradewire.judge import job_for_student
from gradewire.judge_rules import JudgeRules
from gradewire.judge_transport import JudgeTransport
from gradewire import roles
from gradewire.peer import Peer
from gradewire.process import keep_only
from gradewire.program import RemoteProgram

LIMITS = {"cpuSeconds": 5, "memoryMb": 256, "outputKb": 64}


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
                keep_only(os.open(os.devnull, os.O_RDONLY), out_write, err_write, theirs.fileno())
                sys.stdin, sys.stdout, sys.stderr = (roles._text(n, m) for n, m in enumerate("rww"))
                roles.answer_calls(3, lambda job: None)
            finally:
                os._exit(1)
        for fd in (out_write, err_write):
            os.close(fd)
        theirs.close()
        self.sockets = (ours, out_read, err_read)
        self.transport = JudgeTransport(ours.fileno(), out_read, err_read, progress := bytearray(3))
        self.peer = Peer(self.transport, JudgeRules(progress))
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
