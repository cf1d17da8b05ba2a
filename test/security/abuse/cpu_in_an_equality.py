# expect: time_limit
# assignment: add-narrow
# how: Answers at once, but with an object whose methods never return when the test looks at it.


class Slow:
    def __repr__(self):
        while True:
            pass

    __eq__ = __str__ = __hash__ = lambda self, *args: self.__repr__()


def add(a, b):
    return Slow()
