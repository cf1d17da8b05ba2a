# expect: incorrect
# assignment: add
# how: A different odd value for each call: nan as a key, a list in itself, half surrogates, a number
#   that has no value, minus nothing, a dictionary of a million levels of one.
from decimal import Decimal

calls = []


def add(a, b):
    calls.append(1)
    loop = []
    loop.append(loop)
    nan = float("nan")
    values = [loop, {nan: 1, nan: 2, float("nan"): 3}, {"\ud800": "\udfff"}]
    values += [Decimal("sNaN"), -0.0, (loop, {None: loop}), frozenset([nan, ()])]
    return values[len(calls) % len(values)]
