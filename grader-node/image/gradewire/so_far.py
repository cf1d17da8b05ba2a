"""How far a run is: which tests have ended, told while it goes on to whoever waits for it.

A short run never tells: it would only take time, and its verdict is there at once.
"""

import math
import time

from .report import MAX_TESTS, shortened
from .test_files import list_tests
from .test_run import INTERRUPTED

_FIRST_SECONDS = 0.5
_EVERY_SECONDS = 0.25


class SoFar:
    """`say(event=…, …)` tells the warden, with the tests as the verdict will have them."""

    def __init__(self, files, say):
        self._files, self._say = files, say
        self._ended = {}
        self._told = 0
        self._count = None
        self._due = time.monotonic() + _FIRST_SECONDS

    def hear(self, what, value):
        """As Program.tell() says it."""
        if what != "finished" or value.get("message") == INTERRUPTED:
            return
        if len(self._ended) < MAX_TESTS:
            self._ended[value.get("name")] = value
        self.tell_if_due()

    def tell_if_due(self):
        """Returns after how many milliseconds to ask again, or None when there is nothing to tell."""
        if len(self._ended) == self._told:
            return None
        left = self._due - time.monotonic()
        if left > 0:
            return math.ceil(left * 1000)
        self._tell()
        return None

    def _tell(self):
        if self._count is None:
            self._count = len(list_tests(self._files))
        self._told = len(self._ended)
        tests = shortened(list(self._ended.values()))
        for test in tests:
            test.pop("memory", None)
        self._say(event="so_far", tests=tests, test_count=max(self._count, self._told))
        self._due = time.monotonic() + _EVERY_SECONDS
