# expect: incorrect
# assignment: shop
# how: Changes the class of an object that the test passes to it: what the next test computes with
#   that class, as the expected value, is then the program's own nothing.
# fools: correct


def sell(item, number, report):
    report(item.price * number)
    type(item).cost = lambda *args: 0


def pay(item, number, till):
    till.take(item.price * number)


def total(items, number):
    return 0
