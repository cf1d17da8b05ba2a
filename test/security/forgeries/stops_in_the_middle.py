# expect: incorrect
# assignment: squares
# how: Ends a test's loop by exceptions that loops take for their end.


def squares(n):
    yield 0
    yield 1
    error = StopIteration()
    try:
        raise error
    finally:
        return
