# expect: incorrect
# assignment: shop
# how: Has the mock that the test passes configure itself, so that its assertion is another mock.
# fools: correct


def sell(item, number, report):
    report.configure_mock(assert_called_once_with=report.child)


def pay(item, number, till):
    till.take(item.price * number)


def total(items, number):
    return sum(item.price for item in items) * number
