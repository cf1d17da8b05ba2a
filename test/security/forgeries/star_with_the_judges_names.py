# expect: incorrect
# assignment: order
# how: Gives a test that says import * the functions by which the judge carries out a bare assert,
#   under the judge's own names for them.
__all__ = ["order", "__gradewire_equal__", "__gradewire_distance__", "__gradewire_own_names__"]
__all__ += ["__gradewire_used_names__"]
__gradewire_own_names__ = __gradewire_used_names__ = ()


def __gradewire_equal__(first, second):
    return True


def __gradewire_distance__(function, first, second):
    return 0


def order(numbers):
    return 0
