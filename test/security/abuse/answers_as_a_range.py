# expect: incorrect | memory_limit | time_limit
# assignment: squares
# how: A range of a million million numbers, which is small to send and too much for the judge to
#   make a list of.


def squares(n):
    return range(1 << 40)
