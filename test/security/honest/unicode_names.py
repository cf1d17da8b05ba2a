# expect: correct
# assignment: add
# how: Names in several scripts, among them some that Python takes for the same after normalising.
größe = 0
π, 数, имя = 3.14159, 1, 2


def ａdd_all(*werte):
    return sum(werte, größe)


def add(a, ｂ):
    return add_all(a, b)
