# expect: correct
# assignment: add
# how: Computes for a third of the time that it has, in tests that count together.


def add(a, b):
    total = 0
    for number in range(2_000_000):
        total += number * number % 7
    return a + b if total else 0
