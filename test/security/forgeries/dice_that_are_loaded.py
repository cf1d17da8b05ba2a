# expect: incorrect
# assignment: dice
# how: Replaces the function with which the test draws its number.
# fools: correct
import random

random.getrandbits = lambda bits: 4


def guess():
    return 4
