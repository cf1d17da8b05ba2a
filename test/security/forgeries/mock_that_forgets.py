# expect: incorrect
# assignment: shop
# how: Tells the mock of an object that equals any number, in place of the number.
# fools: correct


class Any:
    def __eq__(self, other):
        return True


def sell(item, number, report):
    report(Any())


def pay(item, number, till):
    till.take(item.price * number)


def total(items, number):
    return sum(item.price for item in items) * number
