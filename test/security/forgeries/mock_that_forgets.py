# expect: incorrect
# assignment: shop
# how: Tells the mock a wrong number and then writes what it should have been called with into its
#   record, with help of an object that equals any number.
# fools: correct


class Any:
    def __eq__(self, other):
        return True


def sell(item, number, report):
    report(Any())


def total(items, number):
    return sum(item.price for item in items) * number
