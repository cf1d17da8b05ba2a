"""The two fork servers play one job with each other before they fork anybody.

Python notes on its objects, while code runs for the first times, how to run it faster: bytecode is
specialized, attributes are found by caches. So this is noted in pages that all jobs share, instead
of in every job's copies of them. And a container that does not judge rightly ends before it has
taken a job. Afterwards everything is put back, so that no job sees the rehearsal.
"""

import linecache
import os
import socket
import sys

from .frames import pack, read_frame, write_all
from .student import Student

_ROUNDS = 8
_MAX_REPORT_BYTES = 1 << 20
_MODULE = "rehearsed"
_CODE = """
class Box:
    def __init__(self, items):
        self.items = items
    @property
    def size(self):
        return len(self.items)
    def total(self):
        return sum(self.items)
def add(a, b):
    return a + b
def doubled(values):
    return [2 * value for value in values]
def counts(text):
    return {letter: text.count(letter) for letter in text}
def fail(value):
    raise ValueError(f"not {value}")
"""
_TEST = f"""
import unittest
from {_MODULE} import Box, add, counts, doubled, fail
class Rehearsal(unittest.TestCase):
    def test_data(self):
        '''Plain data.'''
        for n in range({_ROUNDS}):
            self.assertEqual(add(n, 1), n + 1)
            self.assertEqual(add("a", str(n)), f"a{{n}}")
            self.assertAlmostEqual(add(n, 0.5), n + 0.5)
            self.assertEqual(doubled([1, n]), [2, 2 * n])
            self.assertEqual(counts("aab"), {{"a": 2, "b": 1}})
            self.assertTrue(doubled((n, True, None) and (n, 1.5)))
    def test_objects(self):
        for n in range({_ROUNDS}):
            box = Box([1, 2, n])
            self.assertEqual(box.total(), 3 + n)
            self.assertEqual(box.size, 3)
    def test_errors(self):
        for n in range({_ROUNDS}):
            with self.assertRaises(ValueError):
                fail(n)
    def test_wrong(self):
        self.assertEqual(add(1, 1), 3)
""" + "".join(
    f"    def test_{n}(self):\n        self.assertEqual(add({n}, 1), {n} + 1)\n" for n in range(_ROUNDS)
)


def _job(test, compiled=None):
    return {
        "module": _MODULE,
        "isolation": "split",
        "limits": {"cpuSeconds": 5, "memoryMb": 256, "outputKb": 64},
        "code": _CODE,
        "files": [{"path": "tests/test_rehearsal.py", "source": test, "compiled": compiled}],
    }


_JOB = _job(_TEST)
# What nearly every job does, with its tests compiled as usual.
_USUAL_TEST = f"""
import unittest
from {_MODULE} import add, counts, doubled
class Usual(unittest.TestCase):
    def test_add(self):
        self.assertEqual(add(1, 2), 3)
    def test_text(self):
        self.assertEqual(add("a", "b"), "ab")
    def test_list(self):
        self.assertEqual(doubled([1, 2]), [2, 4])
    def test_dict(self):
        self.assertEqual(counts("ab"), {{"a": 1, "b": 1}})
    def test_truth(self):
        self.assertTrue(doubled([0]))
"""


def _usual_job():
    from .compiled_tests import as_text  # neither is in the students' server
    from .test_files import TestFile

    path = "tests/test_rehearsal.py"
    return _job(_USUAL_TEST, as_text(TestFile(path, _USUAL_TEST, path)))


_EXPECTED = ["passed"] * 3 + ["failed"] + ["passed"] * _ROUNDS


class _ChannelClosed(BaseException):
    """Ends answer_calls(), which nothing else does."""


def rehearse_judge(channel):
    """`channel` is the socket to the students' server. Raises RuntimeError when a program is judged
    wrongly."""
    from .judge import Judge  # not in the students' server, which has no use for it

    before = _State()
    report = play_judge(Judge(), channel, _JOB)
    outcomes = [test["outcome"] for test in report["tests"]]
    if outcomes != _EXPECTED:
        raise RuntimeError(f"the rehearsal was judged wrongly: {report}")
    before.restore()


def rehearse_student(channel):
    """`channel` is the socket to the judges' server, which decides whether it went well."""
    before = _State()
    play_student(Student(), channel)
    before.restore()


def play_judge(judge, channel, job=None):
    """Judges a job, without one a usual one, whose student's part is played at the other end. Returns the
    report."""
    from .judge_transport import set_patience

    job = job or _usual_job()
    warden, judge_end = socket.socketpair()
    null = os.open(os.devnull, os.O_RDWR)
    write_all(warden.fileno(), pack(job))
    set_patience(channel)
    judge.run(judge_end.fileno(), channel.fileno(), null, null, bytearray(8))
    judge_end.close()
    os.close(null)
    event = {}
    while event.get("event") != "report":
        event = read_frame(warden.fileno(), _MAX_REPORT_BYTES)
        if event is None:
            raise RuntimeError("the rehearsal had no end")
    warden.close()
    return event["report"]


def play_student(student, channel):
    """Until the other end is closed."""

    def stop(_reason):
        raise _ChannelClosed

    student.peer.transport.fail = stop
    try:
        student.answer_calls(channel.fileno(), lambda _job: None)
    except _ChannelClosed:
        pass


# What a run replaces, for tests to act on the program with: modules, and classes in them. (To look at
# all there is would copy every page that the servers share.)
_REPLACED = {
    "builtins": (),
    "difflib": (),
    "inspect": (),
    "pprint": (),
    "random": (),
    "sys": (),
    "unittest._log": ("_AssertLogsContext",),
    "unittest.case": ("TestCase",),
    "unittest.mock": ("_patch",),
    "unittest.util": (),
    "warnings": ("catch_warnings",),
}


class _State:
    """The names of what a run replaces, as they are now."""

    def __init__(self):
        self.modules = set(sys.modules)
        self.meta_path = list(sys.meta_path)
        self.names = []
        for module_name, classes in _REPLACED.items():
            module = sys.modules.get(module_name)
            if module is not None:
                holders = [module, *(getattr(module, name) for name in classes)]
                self.names += [(holder, dict(vars(holder))) for holder in holders]

    def restore(self):
        for holder, before in self.names:
            now = vars(holder)
            for name in now.keys() - before.keys():
                delattr(holder, name)
            for name, value in before.items():
                if now.get(name) is not value:
                    setattr(holder, name, value)
        for name in sys.modules.keys() - self.modules:
            del sys.modules[name]
        sys.meta_path[:] = self.meta_path
        linecache.cache.pop(f"{_MODULE}.py", None)
