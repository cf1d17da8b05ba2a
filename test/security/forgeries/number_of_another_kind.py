# expect: incorrect
# assignment: third
# how: Returns numbers of the library with its methods changed, in place of a float.
# fools: correct
from fractions import Fraction

Fraction.__eq__ = lambda self, other: True
Fraction.__sub__ = Fraction.__rsub__ = lambda self, other: 0


def third(number):
    return Fraction(7)
