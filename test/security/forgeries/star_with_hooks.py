# expect: incorrect
# assignment: order
# how: Gives a test that says import * what unittest calls by name: load_tests, fixtures of the
#   module, and classes called TestCase.
# fools: correct
import unittest as real

__all__ = ["order", "load_tests", "setUpModule", "tearDownModule", "TestCase"]


class TestCase:
    pass


class Fine(real.TestCase):
    def runTest(self):
        pass


def load_tests(*args):
    return real.TestSuite([Fine()])


def setUpModule():
    raise real.SkipTest("no need")


def tearDownModule():
    pass


setUpModule = tearDownModule


def order(numbers):
    return 0
