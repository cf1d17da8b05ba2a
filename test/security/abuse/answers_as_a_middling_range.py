# expect: incorrect | memory_limit | time_limit
# assignment: squares
# how: A range that fits into the container's memory only just, or not, when the judge makes a list
#   of it: what dies must be the program's hope and not the judge.


def squares(n):
    return range(30_000_000)
