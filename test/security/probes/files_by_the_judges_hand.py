# expect: incorrect
# assignment: handed-path
# how: A test hands it a Path of its own, whose methods run in the judge's process: with them it
#   lists, reads and writes files as the judge may.
from pathlib import Path


def found(root):
    got = []
    for act in (
        lambda: [str(path) for path in root.iterdir()],
        lambda: (root / "etc" / "passwd").read_text(),
        lambda: (root / "proc" / "self" / "maps").read_text(),
        lambda: (root / "tmp" / "by-the-judge").write_text("x"),
        lambda: type(root)("/etc/hostname").read_bytes(),
        lambda: (root / "opt").stat().st_uid + 1,
    ):
        try:
            got.append(act())
        except Exception:
            pass
    # A path that came over as plain data, or as one of this side, is no way in.
    return got if type(root) is not type(Path("/")) else None
