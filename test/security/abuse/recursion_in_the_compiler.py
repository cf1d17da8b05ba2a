# expect: incorrect | memory_limit | runtime_error
# assignment: add-narrow
# how: Source text that is nested more deeply than the compiler takes.


def add(a, b):
    return eval("(" * 100_000 + "a" + ")" * 100_000)
