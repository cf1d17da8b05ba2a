# expect: time_limit
# assignment: add-narrow
# how: One power of huge numbers, computed in C without ever looking at signals: a handler of
#   Python's would never run.


def add(a, b):
    big = 3 ** (1 << 20)
    while True:
        big = big * big % (1 << 30_000_000)
