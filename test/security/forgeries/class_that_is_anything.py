# expect: incorrect
# assignment: stack
# how: Errors and stacks whose metaclass answers every question about them with yes.


class Yes(type):
    def __getattr__(cls, name):
        return cls

    def __call__(cls, *args):
        return cls

    __eq__ = __contains__ = __instancecheck__ = __subclasscheck__ = lambda cls, other: True
    __len__ = lambda cls: 1
    __iter__ = lambda cls: iter([cls])
    __hash__ = type.__hash__


class Stack(metaclass=Yes):
    pass


class Empty(BaseException, metaclass=Yes):
    pass
