# expect: correct
# assignment: place
# how: Answers with a named tuple with methods, made by typing's class and replaced in part.
from typing import NamedTuple


class Place(NamedTuple):
    x: int
    y: int = 0

    @property
    def far(self):
        return self.x + self.y > 100

    def __str__(self):
        return f"({self.x}|{self.y})"


def place(name):
    found = Place(3)._replace(y=4)
    assert not found.far
    return found
