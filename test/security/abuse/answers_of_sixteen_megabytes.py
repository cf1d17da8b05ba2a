# expect: incorrect | memory_limit | time_limit
# assignment: add
# how: Nearly the largest message that may be sent, of the kind that takes most memory to read.


def add(a, b):
    return [[] for _ in range(2_600_000)]
