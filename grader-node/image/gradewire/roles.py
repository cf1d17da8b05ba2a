"""What a forked process does to become the judge or the student. Neither function returns. `judge` and
`student` were made before it was forked.

Whatever is the same for all of them was done before they were forked, see supervisor.py: each step
here costs every job some pages of memory of its own.
"""

import mmap
import os

from .frames import pack, write_all
from .process import limit_student, limit_student_to, run_on
from .randomness import reseed


def run_student(student, channel_fd, out_fd, err_fd):
    keep_only(os.open(os.devnull, os.O_RDONLY), out_fd, err_fd, channel_fd)
    limit_student()
    reseed()
    student.answer_calls(3, _start)


def _start(job):
    run_on(job["cpu"])
    home = job["home"]
    os.chdir(home)
    if home != os.environ["HOME"]:
        os.environ.update(HOME=home, TMPDIR=home)
    limit_student_to(job["limits"])


def run_judge(judge, job_fd, channel_fd, out_fd, err_fd, progress_fd):
    try:
        progress = mmap.mmap(progress_fd, 0)
        null = os.open(os.devnull, os.O_RDWR)
        keep_only(null, null, null, job_fd, channel_fd, out_fd, err_fd)
        reseed()
        os.chdir("/")
        judge.run(3, 4, 5, 6, progress)
        # To end takes a millisecond, in which the report would wait for this processor: it goes on once
        # the warden has what it needs.
        os.read(3, 1)
        os._exit(0)
    except BaseException as error:
        # To the warden, as an unusable test file: an exception here is nobody else's.
        reason = f"{type(error).__name__}: {error}"[:500]
        write_all(3, pack({"event": "unusable", "reason": reason}))


def keep_only(*fds):
    """Moves descriptors to 0, 1, 2, … in this order and closes all others."""
    spare = [os.dup2(fd, 100 + number, inheritable=False) for number, fd in enumerate(fds)]
    for number, fd in enumerate(spare):
        os.dup2(fd, number, inheritable=number < 3)
    os.closerange(len(fds), 4096)
