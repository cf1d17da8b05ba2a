# expect: incorrect
# assignment: add
# how: Changes the judge's own code, which its process shares with the student's up to a fork: what
#   decides the verdict, compares values, and tells what is plain data.
# fools: correct
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("gradewire"):
        for key, value in list(vars(module).items()):
            if isinstance(value, type) and hasattr(value, "addFailure"):
                value.addFailure = value.addError = lambda self, test, error: self.addSuccess(test)
            if key in ("fold", "_fold"):
                setattr(module, key, lambda *args, **kwargs: "correct")


def add(a, b):
    return 0
