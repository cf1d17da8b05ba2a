# expect: correct
# assignment: add
# how: Everything that it does by itself stands behind a main guard.
import sys


def add(a, b):
    return a + b


def main():
    print(add(int(input()), int(input())))
    sys.exit(1)


if __name__ == "__main__":
    main()
