# expect: incorrect
# assignment: order
# how: Has names of its own for what the test imports (random, unittest), through import *.


class random:
    randrange = staticmethod(lambda *args: 1)


class unittest:
    class TestCase:
        pass


def sorted(things):
    return 0


def order(numbers):
    return 0
