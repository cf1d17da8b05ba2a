# expect: time_limit
# assignment: add-narrow
# how: One call of a built-in function over a range that has no end in practice.


def add(a, b):
    return sum(range(10**13)) * 0 + a + b
