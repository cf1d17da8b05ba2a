# expect: incorrect
# assignment: dice
# how: Seeds the generator before the test draws.
# fools: correct
import random


def guess():
    random.seed(7)
    drawn = random.getrandbits(64)
    random.seed(7)
    return drawn
