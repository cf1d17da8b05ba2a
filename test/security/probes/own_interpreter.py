# expect: incorrect
# assignment: found
# how: Changes what the next job will run: the interpreter, the standard library and its bytecode,
#   the judge's own modules, settings that Python reads at start.
# needs: processes
import os
import sys
import sysconfig

import encodings
import unittest


def found():
    got = []
    library = sysconfig.get_path("stdlib")
    places = [sys.executable, unittest.__file__, unittest.__cached__, encodings.__cached__]
    places += [f"{library}/sitecustomize.py", f"{library}/x.pth", "/opt/gradewire/gradewire/judge.py"]
    places += ["/opt/gradewire/__main__.py", "/etc/ld.so.preload", "/etc/passwd", "/etc/python3"]
    for path in places:
        for change in (
            lambda path=path: open(path, "ab").close(),
            lambda path=path: os.rename(path, path + "-"),
            lambda path=path: os.chmod(path, 0o777),
            lambda path=path: os.utime(path),
        ):
            try:
                change()
                got.append(path)
            except OSError:
                pass
    return got
