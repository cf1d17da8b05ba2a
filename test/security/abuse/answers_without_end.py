# expect: time_limit
# assignment: squares
# how: A generator that never ends, for a test that makes a list of it: the list grows in the judge.


def squares(n):
    number = 0
    while True:
        yield number * number
        number += 1
