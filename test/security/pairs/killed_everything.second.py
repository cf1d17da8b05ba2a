# expect: correct
# assignment: add
# how: An honest program, after one that sent every signal to whatever it could.


def add(a, b):
    return a + b
