# expect: correct
# assignment: squares
# how: A generator that delegates, is sent values, cleans up after itself and is never run to its end.
from itertools import count, islice, takewhile


def numbers():
    try:
        for number in count():
            step = yield number
            assert step is None
    finally:
        print("closed")


def squares(n):
    source = numbers()
    yield from (number**2 for number in islice(source, n))
    assert list(takewhile(lambda number: number < 0, source)) == []
