# expect: correct
# assignment: add
# how: Asks for input while nobody types, and goes on where there is none.
import sys

try:
    name = input("Your name? ")
except EOFError:
    name = "nobody"
rest = sys.stdin.read() + "".join(sys.stdin)


def add(a, b):
    try:
        return int(input())
    except EOFError:
        return a + b
