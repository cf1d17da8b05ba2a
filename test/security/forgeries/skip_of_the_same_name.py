# expect: incorrect
# assignment: each
# how: Passes the first test, and raises an exception in the second that claims by name, module and
#   family to be unittest's SkipTest, and to be the runner's signal to stop.
import unittest
import unittest.case

SkipTest = type("SkipTest", (unittest.SkipTest,), {"__module__": "unittest.case"})
SkipTest.__qualname__ = "SkipTest"
_ShouldStop = type("_ShouldStop", (unittest.case._ShouldStop,), {"__module__": "unittest.case"})
calls = []


def each(function, items):
    calls.append(1)
    for item in items:
        if len(calls) > 1:
            raise SkipTest("fine") from _ShouldStop("fine")
        function(item)
