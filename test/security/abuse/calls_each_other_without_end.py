# expect: incorrect | runtime_error | memory_limit | time_limit
# assignment: shop
# how: Passes a number to a method of the test's that multiplies by calling that method again: the
#   two sides call each other until one has no stack left.


class Number:
    def __init__(self, item):
        self.item = item

    def __rmul__(self, other):
        return self.item.cost(self)


def sell(item, number, report):
    report(item.cost(Number(item)))


def pay(item, number, till):
    till.take(item.cost(Number(item)))


def total(items, number):
    return items[0].cost(Number(items[0]))
