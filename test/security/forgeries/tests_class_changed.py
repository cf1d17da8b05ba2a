# expect: incorrect
# assignment: shop
# how: Changes the class of an object that the test passes to it: what the test computes with that
#   class as the expected value is then the program's own nothing.
# fools: correct


def sell(item, number, report):
    report(item.price * number)


def total(items, number):
    for item in items:
        type(item).cost = lambda *args: 0
    return 0
