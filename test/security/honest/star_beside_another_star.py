# expect: correct
# assignment: hypotenuse
# how: Takes all names of math as the test does, and so hands them all on again.
from math import *


def hypotenuse(a, b):
    return sqrt(a * a + b * b)
