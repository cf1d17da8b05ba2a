# expect: correct
# assignment: add-narrow
# how: An honest program that makes a hundred files of its own.
# needs: processes
import tempfile


def add(a, b):
    for number in range(50):
        with tempfile.TemporaryFile() as file:
            file.write(b"x")
    return a + b
