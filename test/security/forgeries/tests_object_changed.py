# expect: incorrect
# assignment: shop
# how: Puts a function of its own in the place of a method of the test's objects.
# fools: correct


def sell(item, number, report):
    report(item.price * number)


def total(items, number):
    for item in items:
        item.cost = lambda *args: 0
    return 0
