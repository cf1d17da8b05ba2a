"""The container's entrypoint: splits into the warden, which reads jobs, and two fork servers, which
never do. The students' server stays the container's first process."""

import functools
import gc
import io
import os
import socket
import sys

from . import preload_programs  # noqa: F401, I001  (the first import of all: see there)
from . import roles
from .fork_server import serve
from .frames import pack, write_all
from .hot_pages import copy, find_hot_pages
from .isolation import best_isolation
from .kernel import PR_SET_NO_NEW_PRIVS, clone, prctl
from .own_signals import heed_own_signals
from .rehearsal import play_judge, play_student, rehearse_judge, rehearse_student
from .student import Student

# All that a student's program sees of the environment; the judge's is the same.
_ENVIRONMENT = {
    "HOME": "/tmp",
    "TMPDIR": "/tmp",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
}


def main(is_used_once=False):
    """With `is_used_once` nothing is practised: it would take longer than the one job."""
    os.environ.clear()
    os.environ.update(_ENVIRONMENT)
    # On descriptors 0 to 2, whatever they will be.
    sys.stdin = sys.__stdin__ = _text(0, "r")
    sys.stdout = sys.__stdout__ = _text(1, "w")
    sys.stderr = sys.__stderr__ = _text(2, "w")
    heed_own_signals()
    # Of all that is forked from here, and for ever: no program that a process starts gets rights that
    # the process has not. Filters of system calls need it.
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    isolation, reason = best_isolation()
    to_judges, judges = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    to_students, students = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    judge_plays, student_plays = _two_channels()
    # Before anything is forked: what all have in common stays in pages that all share.
    _freeze()
    judges_pid = clone(0, exit_signal=0)
    if judges_pid == 0:
        _close(to_judges, to_students, students, *student_plays)
        _be(lambda: _serve_judges(judges, judge_plays, isolation, is_used_once))
    _close(judges, *judge_plays)
    if clone(0, exit_signal=0) == 0:
        _close(students, *student_plays)
        own = {1, judges_pid, os.getpid()}
        _be(lambda: _run_warden((to_judges, to_students), own, isolation.level, reason))
    _close(to_judges, to_students)
    _be(lambda: _serve_students(students, student_plays, isolation, is_used_once))


def _run_warden(servers, own, level, reason):
    from .warden import Warden

    try:
        Warden(servers, own, level, reason).serve(0, 1)
    except BaseException:
        write_all(1, pack({"type": "error", "reason": "The sandbox lost its warden."}))
        raise


def _serve_judges(warden, channels, isolation, is_used_once):
    from . import preload_tests  # noqa: F401, I001  (neither is in the students' server)
    from .judge import Judge

    rehearse = None if is_used_once else rehearse_judge
    run = _ready(Judge, roles.run_judge, rehearse, play_judge, channels)
    serve(warden, isolation, run, expendable=False)


def _serve_students(warden, channels, isolation, is_used_once):
    rehearse = None if is_used_once else rehearse_student
    run = _ready(Student, roles.run_student, rehearse, play_student, channels)
    serve(warden, isolation, run, expendable=True)


def _ready(make, run, rehearse, play, channels):
    """Rehearses, if at all, and lets a child play a usual job, each over its channel to the other
    server. Returns what `run` is to a process that has what was made, and the pages of its own that it
    will need."""
    _leave_streams()
    if rehearse is None:
        return functools.partial(run, make())
    rehearse(channels[0])
    channels[0].close()
    made = make()
    _freeze()
    hot = find_hot_pages(lambda: play(made, channels[1]))
    channels[1].close()

    def run_with_hot_pages(*fds):
        copy(hot)
        run(made, *fds)

    return run_with_hot_pages


def _two_channels():
    """Two at each end."""
    return zip(*(socket.socketpair() for _ in range(2)))


def _be(run):
    """The rest of this process's life; the container ends with the first of the three to end."""
    try:
        run()
        os._exit(0)
    except BaseException as error:
        os.write(2, f"sandbox: {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(1)


def _freeze():
    """The objects made so far live as long as the process: the collector need not touch, and so copy,
    their pages."""
    gc.collect()
    gc.freeze()


def _close(*sockets):
    for each in sockets:
        each.close()


def _leave_streams():
    """The container's input and output are the warden's alone."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1):
        os.dup2(null, fd)
    os.close(null)


def _text(fd, mode):
    raw = io.FileIO(fd, mode, closefd=False)
    buffer = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    errors = "strict" if mode == "r" else "backslashreplace"
    return io.TextIOWrapper(buffer, "utf-8", errors, line_buffering=mode == "w")
