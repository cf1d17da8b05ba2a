# expect: incorrect
# assignment: dice
# how: Continues the random numbers of its own interpreter, in case the judge's was forked from the
#   same one and has the same numbers before it.
# fools: correct
import random


def guess():
    twin = random.Random()
    twin.setstate(random.getstate())
    return twin.getrandbits(64)
