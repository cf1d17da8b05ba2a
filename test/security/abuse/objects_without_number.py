# expect: incorrect | time_limit | memory_limit
# assignment: squares
# how: Returns a hundred thousand objects of a hundred thousand classes, each of which the judge
#   would have to make a class for.


def squares(n):
    return [type(f"C{number}", (), {"__len__": lambda self: 0})() for number in range(100_000)]
