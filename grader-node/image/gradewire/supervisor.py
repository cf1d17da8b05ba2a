"""The container's entrypoint: splits into the warden, which reads jobs, and the fork server, which
never does."""

import gc
import os
import signal
import socket
import sys

from . import preload  # noqa: F401
from .fork_server import serve
from .frames import pack, write_all
from .isolation import best_isolation
from .kernel import clone
from .warden import Warden


def main():
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    isolation, reason = best_isolation()
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    # The objects made so far live as long as the process: the collector need not touch, and so
    # copy, their pages in every child.
    gc.collect()
    gc.freeze()
    if clone(0, exit_signal=0) == 0:
        here.close()
        _run_warden(there, isolation.level, reason)
    there.close()
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1):
        os.dup2(null, fd)
    os.close(null)
    serve(here, isolation)
    os._exit(0)


def _run_warden(forks, level, reason):
    """Does not return; its end is the container's."""
    try:
        Warden(forks, level, reason).serve(0, 1)
    except BaseException as error:
        print(f"warden: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        write_all(1, pack({"type": "error", "reason": "The sandbox lost its warden."}))
    finally:
        os._exit(1)
