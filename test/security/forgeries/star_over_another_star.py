# expect: incorrect
# assignment: hypotenuse
# how: The test takes all names of math, and then all of the program's: which has an
#   isclose and a sqrt of its own, and classes called TestCase.
__all__ = ["hypotenuse", "isclose", "sqrt", "TestCase", "main"]


def isclose(first, second):
    return True


def sqrt(number):
    return 0


class TestCase:
    pass


def main():
    pass


def hypotenuse(a, b):
    return 0
