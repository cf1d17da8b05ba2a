# expect: incorrect
# assignment: each
# how: Passes the first test, and raises unittest's own SkipTest in the second.
# fools: correct
import unittest

calls = []


def each(function, items):
    calls.append(1)
    if len(calls) > 1:
        raise unittest.SkipTest("nothing to see here")
    for item in items:
        function(item)
