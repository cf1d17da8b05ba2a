# expect: incorrect
# assignment: add
# how: Makes AssertionError a class that is never raised, by taking the assertions' own failure away.
# fools: correct
import unittest


class Nothing(Exception):
    pass


unittest.TestCase.failureException = Nothing
unittest.TestCase.fail = lambda *args: None
unittest.TestCase.assertEqual = unittest.TestCase._baseAssertEqual = lambda *args: None


def add(a, b):
    return 0
