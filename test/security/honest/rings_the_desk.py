# expect: correct
# assignment: desk
# how: Calls a child of the test's mock with what it reads from the test's objects, and marks them done.


def finish(order, desk, manners):
    ring = desk.ring
    ring(order.number, polite=manners.polite)
    order.done = manners.done = True
    assert order.done and manners.done
