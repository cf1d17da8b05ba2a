# expect: correct
# assignment: add
# how: Keeps state from call to call in globals, defaults, closures and function attributes.
history = []


def counted(function):
    count = 0

    def inner(*args):
        nonlocal count
        count += 1
        inner.calls = count
        return function(*args)

    return inner


@counted
def add(a, b, seen=[]):
    global history
    seen.append(a)
    history = [*history, (a, b)]
    assert len(seen) == len(history)
    return a + b
