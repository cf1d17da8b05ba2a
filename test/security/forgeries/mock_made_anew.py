# expect: incorrect
# assignment: shop
# how: Makes a mock of its own in the judge's process, with the class of the one that it is passed
#   and an equality that says yes, and gives that as its answer.
# fools: correct
kept = []


def sell(item, number, report):
    report(item.price * number)
    kept.append(type(report)(**{"__eq__": lambda *args: True}))


def pay(item, number, till):
    till.take(item.price * number)


def total(items, number):
    return kept[0]
