# expect: incorrect
# assignment: shop
# how: Puts an object that equals everything in the place of the data from which the test's own
#   object says whether it was used rightly.
# fools: correct


class Any(list):
    def __eq__(self, other):
        return True


def sell(item, number, report):
    report(item.price * number)


def pay(item, number, till):
    till.taken = Any()


def total(items, number):
    return sum(item.price for item in items) * number
