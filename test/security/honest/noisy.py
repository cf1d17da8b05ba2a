# expect: correct
# assignment: add
# how: Prints a good deal, less than it may, to both outputs, in many ways and not always whole lines.
import os
import sys

print("loading…", end="", flush=True)


def add(a, b):
    print("a" * 5000, file=sys.stderr)
    for number in range(300):
        print("step", number, "ü", end=" ")
    sys.stdout.buffer.write(b"\xff\xfe bytes\n")
    sys.stdout.write("\r\b\a\0")
    os.write(1, b"past Python\n")
    return a + b
