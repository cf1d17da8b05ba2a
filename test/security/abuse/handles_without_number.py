# expect: incorrect | runtime_error | memory_limit | time_limit
# assignment: squares
# how: Returns objects, generators and functions by the hundred thousand, each of which the judge
#   would have to keep a stand-in for, call after call.


class Thing:
    pass


def squares(n):
    kept = []
    while True:
        kept.append([Thing() for _ in range(20_000)])
        yield kept[-1]
