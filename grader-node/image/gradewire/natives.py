"""Objects of a program that are of one of Python's own kinds: functions, generators and the like.

Their stand-ins say so to `isinstance`, and so to `inspect`: a test may ask whether something is a
generator, or a coroutine function. None of these kinds is data that a test could mistake it for.
"""

import functools
import types

_KINDS = {
    kind.__name__: kind
    for kind in (
        *(types.FunctionType, types.MethodType, types.BuiltinFunctionType, types.CodeType),
        *(types.GeneratorType, types.AsyncGeneratorType, property, map, filter, zip, enumerate),
        *(reversed, functools.partial),
    )
}


class Asked:
    """An attribute that is asked of an instance's own side; that of the class is known here."""

    def __init__(self, name, text):
        self.name, self.text = name, text

    def __get__(self, value, kind=None):
        if value is None:
            return self.text
        peer, number = value._gradewire_ref
        return peer.request("get", number, (self.name,))


# These become methods in a class: in one of a test what a program's decorator made, and in one of
# the program what a test has put there.
_BINDING = {("builtins", "function"), ("functools", "_lru_cache_wrapper")}


def _bind(function, value, _kind=None):
    return function if value is None else types.MethodType(function, value)


def native_members(module, name):
    """What the class of such a stand-in has besides."""
    binding = {"__get__": _bind} if (module, name) in _BINDING else {}
    kind = _KINDS.get(name)
    if kind is None or module != kind.__module__:
        return binding
    return {
        "__class__": property(lambda _self: kind),
        "__module__": Asked("__module__", module),
        **binding,
    }
