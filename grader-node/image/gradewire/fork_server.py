"""The container's first process: forks judges and students, and nothing else.

It reads no job, so that whatever is forked from it has nothing of another job in its memory. The
warden, its first child, asks: PAIR for two processes of the next job, END for what became of
everything that it forked.
"""

import json
import mmap
import os
import socket

from .process import fresh_uids
from .roles import run_judge, run_student

PAIR, END = b"pair", b"end"
MAX_ANSWER_BYTES = 1 << 16
PROGRESS_BYTES = 8


def serve(warden, isolation):
    """Until the warden ends or hangs up."""
    while True:
        request = warden.recv(16)
        if request == PAIR:
            _make_pair(warden, isolation)
        elif request == END:
            warden.send(json.dumps(_collect()).encode())
        else:
            return


def _make_pair(warden, isolation):
    """Answers with process ids and user ids, and the warden's ends: of the judge's socket and of the
    channel, and the memory in which the judge tells its progress."""
    uids = judge_uid, student_uid = fresh_uids(2)
    home = isolation.make_home()
    channel, student_end = socket.socketpair()
    judge_socket, judge_end = socket.socketpair()
    out_read, out_write = os.pipe()
    err_read, err_write = os.pipe()
    progress = os.memfd_create("progress")
    os.ftruncate(progress, PROGRESS_BYTES)
    try:
        student = isolation.spawn_student(
            lambda: run_student(home, student_end.fileno(), out_write, err_write), student_uid
        )
        judge = isolation.spawn_judge(
            lambda: run_judge(
                mmap.mmap(progress, PROGRESS_BYTES),
                *(judge_end.fileno(), channel.fileno(), out_read, err_read),
            ),
            judge_uid,
        )
        pair = {"judge": judge, "student": student, "uids": uids, "home": home}
        ends = [judge_socket.fileno(), channel.fileno(), progress]
        socket.send_fds(warden, [json.dumps(pair).encode()], ends)
    finally:
        for end in (channel, student_end, judge_socket, judge_end):
            end.close()
        for fd in (out_read, out_write, err_read, err_write, progress):
            os.close(fd)


def _collect():
    """Waits until all of them are gone, and says how each ended: `[pid, wait status, CPU seconds, peak
    memory in KiB]`, the descendants that it has waited for included. The warden is no child in the
    sense of wait(2), since it was cloned to end without a signal."""
    ended = []
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return ended
        ended.append([pid, status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss])
