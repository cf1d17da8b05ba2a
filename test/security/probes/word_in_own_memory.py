# expect: incorrect
# assignment: word
# how: Looks for the tests' word in its own memory, page by page and without /proc: it might have
#   been there when its process was forked, or have come over the channel with something else.
# fools: correct
# needs: processes
import ctypes
import os
import re

libc = ctypes.CDLL(None, use_errno=True)
libc.sbrk.restype = ctypes.c_void_p
libc.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
PAGE, SPAN, LONGEST = 4096, 48 << 20, 64


def stretches():
    """Every readable page near the heap and near Python's objects, each with the end of the one before
    it, since a text may lie across two: a pipe refuses the pages that cannot be read."""
    reading, writing = os.pipe()
    kinds = [object(), [], "text" * 9, {}, stretches, os, (1, 2, 3), b"x" * 600]
    middles = {id(thing) >> 26 << 26 for thing in kinds} | {libc.sbrk(0) >> 26 << 26}
    done = set()
    for middle in middles:
        end = b""
        for address in range(max(middle - SPAN, 0), middle + 2 * SPAN, PAGE):
            if address in done or libc.write(writing, address, PAGE) != PAGE:
                end = b""
                continue
            done.add(address)
            page = os.read(reading, PAGE)
            yield end + page
            end = page[-LONGEST:]


def word():
    end = b"-[0-9a-f]{32}"
    for stretch in stretches():
        found = re.search(b"wor" b"d" + end, stretch)
        if found:
            return found[0].decode()
    return None
