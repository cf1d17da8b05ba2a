# expect: correct
# assignment: add
# how: Uses much of the memory that it may, gives it back and uses it again.


def add(a, b):
    for _ in range(3):
        big = bytearray(60 << 20)
        big[::4096] = b"x" * len(big[::4096])
        del big
    return a + b
