# expect: runtime_error | incorrect | memory_limit
# assignment: add-narrow
# how: A million lists in lists, taken apart by functions in C: to show it, to compare it, to free it.


def add(a, b):
    nest = other = None
    for _ in range(1_000_000):
        nest, other = [nest], [other]
    return nest == other
