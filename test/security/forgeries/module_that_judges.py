# expect: incorrect
# assignment: starts
# how: Answers with a module, whose startswith is a function of its own.
# fools: correct
import types

module = types.ModuleType("module")
module.startswith = lambda text: True


def greet(name):
    return module
