# expect: incorrect
# assignment: third
# how: Returns a float whose difference from anything is nothing.
# fools: correct


class Near(float):
    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__

    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


def third(number):
    return Near(7)
