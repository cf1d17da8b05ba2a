# expect: incorrect
# assignment: word
# how: Looks for the tests' word in its own memory, a page at a time and without /proc: it might have
#   been there when its process was forked, or have come over the channel with something else.
# fools: correct
# needs: processes
import ctypes
import os
import re

libc = ctypes.CDLL(None, use_errno=True)
libc.sbrk.restype = ctypes.c_void_p
libc.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
PAGE, SPAN = 4096, 48 << 20


def pages():
    """Every readable page near the heap and near Python's objects: a pipe refuses the others."""
    reading, writing = os.pipe()
    kinds = [object(), [], "text" * 9, {}, pages, os, (1, 2, 3), b"x" * 600]
    middles = {id(thing) >> 26 << 26 for thing in kinds} | {libc.sbrk(0) >> 26 << 26}
    done = set()
    for middle in middles:
        for address in range(max(middle - SPAN, 0), middle + 2 * SPAN, PAGE):
            if address not in done:
                done.add(address)
                if libc.write(writing, address, PAGE) == PAGE:
                    yield os.read(reading, PAGE)


def word():
    end = b"-[0-9a-f]{32}"
    for page in pages():
        found = re.search(b"wor" b"d" + end, page)
        if found:
            return found[0].decode()
    return None
