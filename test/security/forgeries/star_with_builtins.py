# expect: incorrect
# assignment: order
# how: Gives a test that says import * a __builtins__ of its own, in which sorted, len and zip find
#   what suits the program.
# fools: correct
import builtins

__all__ = ["order", "__builtins__"]
__builtins__ = dict(vars(builtins), sorted=lambda numbers: 0, list=lambda *args: 0, range=lambda n: [1])


def order(numbers):
    return 0
