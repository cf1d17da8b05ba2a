# expect: correct
# assignment: add-narrow
# how: An honest program that writes a file of four megabytes for itself.
# needs: processes


def add(a, b):
    with open("own", "wb") as file:
        for _ in range(4):
            file.write(b"y" * (1 << 20))
    with open("own", "rb") as file:
        return a + b if len(file.read()) == 4 << 20 else 0
