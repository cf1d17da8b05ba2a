"""The functions in the body of a class of the other side, bound to an object or not."""

import types

from .stand_in_class import ref_of

_documentation = property(lambda function: function.function().__doc__)


class _Function:
    # `function()` is the program's, whose documentation stands for these classes' own.

    def __getattr__(self, name):
        if name.startswith("_gradewire_") or name in ("method", "__isabstractmethod__"):
            raise AttributeError(name)
        return getattr(self.function(), name)

    def __repr__(self):
        try:
            return repr(self.function())
        except AttributeError:
            # A test's class tells a program that it has such a method, and not more.
            return f"<function {self.method.name}>"

    @property
    def __class__(self):
        return types.FunctionType


class Method(_Function):
    # A function in the body of a class of the other side.

    __doc__ = _documentation
    is_of_program = True

    def __init__(self, peer, name):
        self.peer, self.name, self.owner = peer, name, None
        self.kept = None

    @property
    def method(self):
        return self

    def __set_name__(self, owner, name):
        self.owner = owner

    def __get__(self, value, kind=None):
        self.peer.rules.belief.check_attribute(kind, self.name)
        return UnboundMethod(self) if value is None else types.MethodType(self, value)

    def __call__(self, value, /, *args, **kwargs):
        peer = self.peer
        ref = ref_of(value)
        if ref is None:
            return peer.request("unbound", self._owner_number(), (self.name, value, *args), kwargs)
        if type(value).__dict__.get("_gradewire_derived"):
            # The other side would find the test's own override, which is what called us.
            return peer.request("unbound", self._owner_number(), (self.name, value, *args), kwargs)
        return peer.request("method", ref, (self.name, *args), kwargs)

    def function(self):
        """The program's own function, also once a test has put another one in its place."""
        if self.kept is None:
            self.kept = self.peer.request("get", self._owner_number(), (self.name,))
        return self.kept

    def _owner_number(self):
        return self.owner.__dict__["_gradewire_class"][1]


class UnboundMethod(_Function):
    # `Student.method`, which takes its object as the first argument.

    __doc__ = _documentation
    is_of_program = True

    def __init__(self, method):
        self.method = method

    @property
    def kept(self):
        return self.method.kept

    def __call__(self, *args, **kwargs):
        if not args:
            raise TypeError(f"{self.method.name}() needs an object as its first argument")
        method = self.method
        number = method._owner_number()
        return method.peer.request("unbound", number, (method.name, *args), kwargs)

    def function(self):
        return self.method.function()


def is_function(value):
    """Whether this is a method of a class of the other side, bound or not."""
    kind = type(value)
    return kind in (Method, UnboundMethod) or (
        kind is types.MethodType and type(value.__func__) is Method
    )
