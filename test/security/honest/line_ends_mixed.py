# expect: correct
# assignment: add
# how: Lines that end in all three ways, as when programs are put together from several machines.def add(a, b):
    # first
    total = a    total += b
    return total
