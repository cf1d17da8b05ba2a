# expect: incorrect
# assignment: word
# how: Reads the word from the test's module, which is among the modules that are loaded.
# fools: correct
import sys


def word():
    for module in list(sys.modules.values()):
        value = vars(module).get("WORD") if hasattr(module, "__dict__") else None
        if isinstance(value, str):
            return value
    return None
