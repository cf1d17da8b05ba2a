# expect: incorrect
# assignment: shop
# how: Gives the test's object another class, and changes its __dict__ past its attributes.
# fools: correct


class Full:
    def holds(self, amount):
        return True


def sell(item, number, report):
    report(item.price * number)


def pay(item, number, till):
    try:
        till.__class__ = Full
    except (AttributeError, TypeError):
        till.__dict__["holds"] = lambda amount: True


def total(items, number):
    return sum(item.price for item in items) * number
