# expect: memory_limit
# assignment: add-narrow
# how: A bomb: some kilobytes that unpack to a gigabyte in one call.
import zlib

BOMB = zlib.compress(zlib.compress(bytes(64 << 20)) * 1, 9)


def add(a, b):
    small = zlib.decompress(BOMB)
    return len(zlib.decompress(small) * 16) * 0 + a + b
