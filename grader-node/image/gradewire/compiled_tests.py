"""Test files as code, made once for all the jobs that come with them.

To compile a file of tests takes as long as to run it. The warden does it, which no program's process is
forked from or can reach, and hands the code over to the judge with the job.
"""

import base64
import functools
import marshal

from .test_files import TestFile

_MAX_KEPT = 32
# Of a job's files together: larger ones are left to each job's judge, as a job has to stay in the
# bounds of a frame.
_MAX_SOURCE = 200_000


def add_compiled(job):
    """Gives each test file of a checked job, in `compiled`, its code as text; None to those that cannot
    be compiled, which is for the judge to explain, and to tests that run elsewhere."""
    size = sum(len(file["source"]) for file in job["files"])
    is_wanted = job["isolation"] == "split" and size <= _MAX_SOURCE
    for file in job["files"]:
        file["compiled"] = compile_as_text(file["path"], file["source"]) if is_wanted else None


@functools.lru_cache(_MAX_KEPT)
def compile_as_text(path, source):
    """What a TestFile makes code of again, or None."""
    try:
        code = TestFile(path, source, path).code()
    except Exception:
        return None
    return base64.b64encode(marshal.dumps(code)).decode()
