"""The tests that have ended while a run goes on. The warden asks for them by a signal, so that a run which
is over before pays nothing for it, and so that the judge can answer while it waits for the program."""

import contextlib
import signal

# Of the module in C: that of signal.py takes many calls, and a test may be deep in a recursion.
from _signal import pthread_sigmask

from .report import shortened
from .test_files import test_files, unique
from .test_run import INTERRUPTED

ASKING = signal.SIGUSR2
_ALL = frozenset(signal.valid_signals())


class SoFar:
    """In the judge: answers `ASKING` by an event `{"event": "so_far", "tests": […], "test_count"}`, where
    `test_count` is how many tests there are in all. Silent when no test has ended since the last answer."""

    def __init__(self, told):
        self._told = told
        self._say = None
        self._entries = self._files = None
        self._counts = {}
        self._said = 0
        signal.signal(ASKING, self._answer)

    @contextlib.contextmanager
    def said_by(self, say, entries):
        """Answers within this context only, by `say(**event)`. `entries` are the bundle's files."""
        self._entries = entries
        self._say = say
        try:
            yield
        finally:
            self._say = None

    def _answer(self, *_signal):
        # A test's own signals wait meanwhile: what they raise is the test's, and would cut the answer.
        # One that has come already is heeded in each of these calls.
        held = pthread_sigmask(signal.SIG_BLOCK, ())
        try:
            pthread_sigmask(signal.SIG_BLOCK, _ALL)
            self._try_to_tell()
        finally:
            pthread_sigmask(signal.SIG_SETMASK, held)

    def _try_to_tell(self):
        try:
            if self._say is not None:
                self._tell()
        except Exception:
            pass  # The test is at the end of its stack, or of its memory. It is asked again.

    def _tell(self):
        ended = self._told.ended()
        if len(ended) > self._said:
            count = max(self._count(), len(ended))
            self._say(event="so_far", tests=tests_so_far(ended), test_count=count)
            self._said = len(ended)

    def _count(self):
        """Of a file that runs already it is known, of one that is still to come it is read."""
        self._files = self._files or test_files(self._entries)
        for file in self._files:
            if file.name not in self._counts:
                self._counts[file.name] = len(file.listed()) or 1
        return sum((self._counts | self._told.collected).values())


def tests_so_far(ended):
    """As they will be in the result. One that was interrupted is left to the verdict, which says why."""
    kept = [test for test in shortened(ended) if test["name"] and test["message"] != INTERRUPTED]
    for test in kept:
        test.pop("memory", None)
    return unique(kept)
