"""The container's first process: makes one warden per job and nothing else.

It reads no job itself, so that whatever is forked from it next has nothing of an earlier job in
its memory, and it collects the processes that a job leaves without a parent.
"""

import gc
import os
import signal
import sys

from .frames import pack, write_all
from .warden import DONE, SOILED, STREAM_ENDED, grade_one


def main():
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    # The objects made so far live as long as the process: the collector need not touch, and so
    # copy, their pages in every child.
    gc.collect()
    gc.freeze()
    while True:
        status = _one_warden()
        if status == DONE:
            continue
        if status in (STREAM_ENDED, SOILED):
            os._exit(0)
        write_all(1, pack({"type": "error", "reason": "The sandbox lost its warden."}))
        os._exit(1)


def _one_warden():
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            status = grade_one(0, 1)
        except BaseException as error:
            print(f"warden: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
        finally:
            os._exit(status)
    while True:
        ended, status = os.wait()
        if ended == pid:
            return os.waitstatus_to_exitcode(status)
