# expect: incorrect
# assignment: shop
# how: Keeps a mock of the test's, configures its __eq__ to say yes, and gives it back as an answer:
#   an object of the judge's own, which belief in the program's objects does not cover.
# fools: correct
kept = []


def sell(item, number, report):
    report(item.price * number)
    report.child.configure_mock(**{"__eq__": lambda *args: True})
    kept.append(report.child)


def pay(item, number, till):
    till.take(item.price * number)


def total(items, number):
    return kept[0]
