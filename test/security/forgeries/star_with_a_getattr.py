# expect: incorrect
# assignment: order
# how: Gives a test that says import * a module __getattr__, which answers when unittest looks for
#   load_tests. A fault of the assignment would be a way to be graded never.
__all__ = ["order", "__getattr__", "__dir__", "__test__", "__path__", "__spec__", "__file__"]
__test__ = __path__ = []


def __getattr__(name):
    return slice


def __dir__():
    return []


def order(numbers):
    return 0
