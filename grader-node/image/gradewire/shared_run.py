"""Tests that run in the program's own process (`isolation = "shared"`): started there, and told to
the judge one by one, so that a limit which ends the process leaves what finished before it."""

from .codec_types import CodecError
from .program import LocalProgram
from .test_files import list_tests
from .test_run import INTERRUPTED, prepare_unittest, report_of, run_tests

_MAX_TOLD = 2_000


def run_shared(peer, _target, args, _kwargs):
    """In the student's process. The program can read the tests, change unittest and write its own
    report: what is made of it is taken as it comes."""
    job = peer.rules.job

    def tell(what, value):
        peer.request("told", None, (what, value))

    prepare_unittest()
    program = LocalProgram(job["module"], job["code"], tell)
    return report_of(run_tests(args[0], program), program)


class Told:
    """In the judge: what has become of the tests so far, as whoever runs them tells it."""

    def __init__(self):
        self.running = None
        self.finished = {}
        # How many tests there are in the files that run already, by the files' names.
        self.collected = {}

    def take(self, what, value):
        """From the student's process."""
        if what == "running" and type(value) is str:
            self.note(what, value)
        elif what == "finished" and type(value) is dict and len(self.finished) < _MAX_TOLD:
            self.note(what, value)
        else:
            raise CodecError("nothing that is told of a test")

    def note(self, what, value):
        if what == "running":
            self.running = value
        else:
            self.running = None
            self.finished[value.get("name")] = value

    def ended(self):
        return list(self.finished.values())

    def tests(self, files):
        """All tests of the files, for a run that did not come to its end."""
        tests = [self.finished.get(test["name"], test) for test in list_tests(files)]
        for test in tests:
            if test["name"] == self.running:
                test.update(outcome="error", message=INTERRUPTED)
        return tests
