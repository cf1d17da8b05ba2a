# expect: incorrect
# assignment: handed-file
# how: From a file that the test hands over it takes the classes of its layers, and opens other files
#   with them as the judge would.


def found(file):
    got = []
    for act in (
        lambda: type(file.buffer.raw)("/etc/passwd").read(10),
        lambda: type(file.buffer.raw)("/tmp/by-the-judge", "w").write(b"x"),
        lambda: type(file)(type(file.buffer)(type(file.buffer.raw)("/etc/passwd"))).read(10),
        lambda: [n for n in range(3, 9) if type(file.buffer.raw)(n, "wb", closefd=False)],
        lambda: file.buffer.raw.fileno() and file.buffer.raw.name,
    ):
        try:
            got.append(act())
        except Exception:
            pass
    return got
