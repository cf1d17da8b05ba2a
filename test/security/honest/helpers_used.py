# expect: correct
# assignment: shop
# how: Uses what the test hands over as a program would: attributes, methods, calls, keeps them for
#   later, gives them notes of its own.
notes = {}
sold = []


def sell(item, number, report):
    item.note = "sold"
    notes[id(item)] = item
    sold.append(item)
    report(item.cost(number))
    assert item.note == "sold"


def pay(item, number, till):
    take = till.take
    item.price *= number
    take(item.price)
    assert till.taken[-1] == item.price


def total(items, number):
    assert all(hasattr(item, "price") and not hasattr(item, "name") for item in items)
    return sum(getattr(item, "price") * number for item in items if isinstance(item, type(items[0])))
