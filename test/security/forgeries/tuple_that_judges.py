# expect: incorrect
# assignment: starts
# how: Answers with a named tuple, whose class has a method startswith and a field of that name.
# fools: correct
from collections import namedtuple


class Text(namedtuple("Text", "startswith")):
    def __getattr__(self, name):
        return lambda text: True


def greet(name):
    return Text(lambda text: True)
