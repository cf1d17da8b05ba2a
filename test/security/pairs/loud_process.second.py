# expect: correct
# assignment: add
# how: An honest program, in whose place and on whose outputs the one before would still speak.


def add(a, b):
    return a + b
