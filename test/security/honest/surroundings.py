# expect: correct
# assignment: add
# how: Looks at its surroundings: folder, arguments, environment, its own file's name, platform, users.
import getpass
import locale
import os
import platform
import sys
import time


def add(a, b):
    assert os.getcwd() and isinstance(os.listdir("."), list)
    assert len(sys.argv) == 1 and os.path.basename(__file__) == "solution.py"
    assert __name__ == "solution" and sys.modules[__name__].add is add
    assert os.path.expanduser("~") and os.environ["PATH"] and os.cpu_count() >= 1
    assert platform.system() == "Linux" and time.localtime().tm_year > 2000
    assert locale.getpreferredencoding().lower().replace("-", "") == "utf8"
    try:
        getpass.getuser()
    except (KeyError, OSError):
        pass  # a user without a name
    return a + b
