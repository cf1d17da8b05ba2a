"""Test files as code, made once for all the jobs that come with them.

To compile a file of tests takes as long as to run it. The first job's judge does it, under its limits,
and before its student's process has been told anything; the warden keeps the code, and hands it over
with the jobs that follow.
"""

import base64
import collections
import marshal

# Of all that is kept, and of one job's files, in bytes: a frame has to hold a job, and what the warden
# keeps is memory that programs cannot have.
_MAX_KEPT = 1 << 21
_MAX_JOB = 1 << 20


class CompiledTests:
    """What the warden keeps, by path and source."""

    def __init__(self):
        self._codes = collections.OrderedDict()
        self._size = 0

    def add_to(self, job):
        """Gives each test file of a checked job its code in `compiled`, or None. Returns whether its
        judge is to tell what is missing."""
        for file in job["files"]:
            file["compiled"] = None
        if job["isolation"] != "split":
            return False
        for file in job["files"]:
            key = (file["path"], file["source"])
            if key in self._codes:
                self._codes.move_to_end(key)
                file["compiled"] = self._codes[key]
        return any(file["compiled"] is None for file in job["files"])

    def keep(self, job, codes):
        """`codes` are those of the job's files, in their order, as compile_all() has them."""
        for file, code in zip(job["files"], codes):
            key = (file["path"], file["source"])
            if code is not None and key not in self._codes:
                self._codes[key] = code
                self._size += _size(key, code)
        while self._size > _MAX_KEPT:
            self._size -= _size(*self._codes.popitem(last=False))


def _size(key, code):
    return len(code) + sum(map(len, key))


def compile_all(files):
    """The code of TestFiles as texts of which test_files.py makes code again; None for those that cannot
    be compiled, which is for the run to explain, and for all when they are too large."""
    codes = [as_text(file) for file in files]
    size = sum(len(code or "") + len(file.source) for file, code in zip(files, codes))
    return codes if size <= _MAX_JOB else [None] * len(codes)


def as_text(file):
    try:
        return base64.b64encode(marshal.dumps(file.code())).decode()
    except Exception:
        return None
