# expect: incorrect | memory_limit | time_limit
# assignment: squares
# how: Small answers that are large for whoever looks at them: a string of one letter fifteen million
#   times over, in a hundred places of one list.


def squares(n):
    text = "x" * 15_000_000
    return iter([text] * 100)
