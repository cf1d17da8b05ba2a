# expect: correct
# assignment: add
# how: An honest program, after one that stopped whatever it could.


def add(a, b):
    return a + b
