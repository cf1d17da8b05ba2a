# expect: incorrect
# assignment: add
# how: Replaces the method of unittest that runs a test by one that reports a success.
# fools: correct
import unittest


def run(self, result=None):
    result.startTest(self)
    result.addSuccess(self)
    result.stopTest(self)


unittest.TestCase.run = run


def add(a, b):
    return 0
