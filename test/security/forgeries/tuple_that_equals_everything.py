# expect: incorrect
# assignment: place
# how: Answers with a named tuple whose class has an equality, items and a membership of its own.
# fools: correct
from collections import namedtuple


class Place(namedtuple("Place", "x y")):
    __slots__ = ()

    def __eq__(self, other):
        return True

    def __contains__(self, item):
        return True

    def __getitem__(self, index):
        return Place(0, 0)


def place(name):
    return Place(0, 0)
