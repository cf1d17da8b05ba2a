# expect: correct
# assignment: add
# how: Random numbers with a seed, which are the same everywhere, and some without.
import random
import secrets


def add(a, b):
    random.seed(42)
    assert [random.randint(1, 100) for _ in range(3)] == [82, 15, 4]
    assert random.Random(1).random() == random.Random(1).random()
    return a + b + secrets.randbelow(1)
