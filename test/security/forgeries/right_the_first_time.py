# expect: incorrect
# assignment: add
# how: Computes rightly once, and has a guess at whether that was enough.
calls = []


def add(a, b):
    calls.append(1)
    return a + b if len(calls) == 1 else 3
