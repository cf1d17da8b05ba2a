"""What a forked process does to become the judge or the student. Neither function returns."""

import io
import os
import signal
import sys

from .frames import pack, write_all
from .judge import judge
from .own_signals import heed_own_signals
from .process import default_signals, keep_only, limit_student, set_visible
from .student import answer_calls


def run_student(home, channel_fd, out_fd, err_fd):
    try:
        keep_only(os.open(os.devnull, os.O_RDONLY), out_fd, err_fd, channel_fd)
        set_visible(True)
        default_signals()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _reseed()
        heed_own_signals()
        os.chdir(home)
        os.environ.clear()
        os.environ.update(
            HOME=home, TMPDIR=home, PATH="/usr/local/bin:/usr/bin:/bin", LANG="C.UTF-8"
        )
        sys.stdin = sys.__stdin__ = _text(0, "r")
        sys.stdout = sys.__stdout__ = _text(1, "w")
        sys.stderr = sys.__stderr__ = _text(2, "w")
        answer_calls(3, lambda job: limit_student(job["limits"]))
    finally:
        os._exit(1)


def run_judge(progress, job_fd, channel_fd, out_fd, err_fd):
    try:
        null = os.open(os.devnull, os.O_RDWR)
        keep_only(null, null, null, job_fd, channel_fd, out_fd, err_fd)
        set_visible(False)
        default_signals()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _reseed()
        os.chdir("/")
        judge(3, 4, 5, 6, progress)
        os._exit(0)
    except BaseException as error:
        _say_why(error)
    finally:
        os._exit(1)


def _reseed():
    """As Python does after a fork of its own: no two processes draw the same random numbers."""
    random = sys.modules.get("random")
    if random is not None:
        random.seed()


def _say_why(error):
    """To the warden, as an unusable test file: an exception here is nobody else's."""
    write_all(3, pack({"event": "unusable", "reason": f"{type(error).__name__}: {error}"[:500]}))


def _text(fd, mode):
    raw = io.FileIO(fd, mode, closefd=False)
    buffer = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    errors = "strict" if mode == "r" else "backslashreplace"
    return io.TextIOWrapper(buffer, "utf-8", errors, line_buffering=mode == "w")
