# expect: incorrect | memory_limit | runtime_error
# assignment: draw
# how: Asks a generator of the test's for a gigabyte of random bytes, which it makes in the judge.


def draw(generator, paper, pattern, database):
    return len(generator.randbytes(1 << 30))
