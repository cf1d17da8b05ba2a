# expect: memory_limit
# assignment: add-narrow
# how: Makes itself undumpable, so that the files below /proc that describe it belong to root, and
#   gives itself a name with brackets and spaces that a careless reader of /proc trips over.
# needs: processes
import ctypes

libc = ctypes.CDLL(None)


def add(a, b):
    libc.prctl(4, 0, 0, 0, 0)
    libc.prctl(15, b"x) R 1 1 1 (", 0, 0, 0)
    kept = []
    while True:
        kept.append(bytearray(b"x") * (1 << 20))
