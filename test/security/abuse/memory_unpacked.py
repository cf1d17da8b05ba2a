# expect: memory_limit
# assignment: add-narrow
# how: A bomb: some bytes that unpack to a gigabyte in two calls. Packed ahead, since packing takes longer than the time limit.
import base64
import zlib

# zlib.compress(zlib.compress(bytes(64 << 20), 9), 9)
BOMB = base64.b64decode(
    b"eNrt3L9KgmEYxuH3I4NIMB2aWjwMB8U/Q3NDzeIBNAZtCtHeSTQ3Ba5unoHp5AGIQ4RT+InfYbzPdR3CPT48/F43u0"
    b"VRpJRmH8ev/dV1AgAAADI3W79dnI8BqV2u7h+eAAAAgNxNbhq16ijwP74bmgMAAACy997rNKsPgd/pc80cAAAAkL3b"
    b"w3ZQ3QKW5Xfr0R4AAACQvR/BAAAAAAhFMAAAAABiEQwAAACAWAQDAAAAIBjBAAAAAIhFMAAAAABiEQwAAACAWAQDAA"
    b"AAIBjBAAAAAIhFMAAAAABi+ex12ufHgOZf+dIfXSYAAAAimde7KRUnm+KeoQ=="
)


def add(a, b):
    small = zlib.decompress(BOMB)
    return len(zlib.decompress(small) * 16) * 0 + a + b
