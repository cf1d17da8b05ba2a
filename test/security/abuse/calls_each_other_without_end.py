# expect: incorrect | runtime_error | memory_limit | time_limit
# assignment: shop
# how: Passes a number to a method of the test's that multiplies by calling that method again: the
#   two sides call each other until one has no stack left.
items_seen = []


class Number:
    def __rmul__(self, other):
        return items_seen[0].cost(Number())


def sell(item, number, report):
    items_seen.append(item)
    report(item.cost(Number()))


def total(items, number):
    return items[0].cost(Number())
