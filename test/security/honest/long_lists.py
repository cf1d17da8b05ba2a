# expect: correct
# assignment: long-lists
# how: Sixty-four answers of 200,000 numbers each, none of which is kept: the judge must not keep them
#   either.


def f(n):
    return list(range(n, 2 * n))
