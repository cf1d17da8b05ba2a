# expect: memory_limit
# assignment: add-narrow
# how: A format with a width of two thousand million.


def add(a, b):
    return len("%*d" % (2_000_000_000, a)) * 0 + a + b
