# expect: incorrect
# assignment: root
# how: Raises an error of its own that is called ValueError, in a module called builtins, and whose
#   metaclass calls itself a subclass of everything.


class Liar(type):
    __subclasscheck__ = __instancecheck__ = lambda cls, other: True
    __mro__ = property(lambda cls: (Exception, BaseException, object))

    def __eq__(cls, other):
        return True

    __hash__ = type.__hash__


class ValueError(Exception, metaclass=Liar):
    __module__ = "builtins"
    __class__ = property(lambda self: type(int("0") and 0))


def root(number):
    if number < 0:
        raise ValueError("negative")
    return 3
