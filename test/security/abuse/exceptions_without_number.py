# expect: incorrect | memory_limit
# assignment: add-narrow
# how: An exception with ten thousand causes, a megabyte of text in each hundredth, in a circle.


def add(a, b):
    first = last = ValueError("first")
    for number in range(10_000):
        error = ValueError("x" * (1 << 20) if number % 1000 == 0 else number)
        error.__cause__ = last
        last = error
    first.__cause__ = last
    raise last
