"""The classes that stand for classes of the other side, and those that a test derives from them."""

import sys
import types

from .asking import ask_attribute, ask_class


class StandInClass(type):
    """The type of every class that stands for one of the other side."""

    def __new__(mcls, name, bases, namespace, *, stands_for=None, **options):
        if stands_for is not None:
            return super().__new__(mcls, name, bases, namespace)
        return derive(mcls, name, bases, namespace, options)

    def __init__(cls, name, bases, namespace, **_options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        peer, number = cls._gradewire_class
        return peer.request("new", number, args, kwargs)

    def __getattr__(cls, name):
        peer, number = type.__getattribute__(cls, "_gradewire_class")
        value = ask_attribute(peer, number, cls, name)
        if isinstance(value, StandInClass):
            peer.rules.belief.taken(name, value)
        return value

    def __setattr__(cls, name, value):
        if name != "__init__" and name.startswith(("_gradewire_", "_abc_", "__")):
            return type.__setattr__(cls, name, value)
        peer, number = cls._gradewire_class
        _keep_function(cls, name)
        kind, parts = _member(value)
        if kind in ("value", "function"):
            peer.request("set", number, (name, value))
        else:
            peer.request("set member", number, (name, kind, parts))
        _renew_method(cls, name, value)

    def __delattr__(cls, name):
        peer, number = cls._gradewire_class
        _keep_function(cls, name)
        peer.request("del", number, (name,))
        _renew_method(cls, name, None)

    def __instancecheck__(cls, value):
        made = type(value).__dict__.get("_gradewire_tuple")
        return type.__instancecheck__(cls, value) or (made is not None and issubclass(made, cls))

    def __iter__(cls):
        return ask_class(cls, "__iter__")

    def __len__(cls):
        return ask_class(cls, "__len__")

    def __contains__(cls, item):
        return ask_class(cls, "__contains__", item)

    def __getitem__(cls, key):
        return ask_class(cls, "__getitem__", key)

    def __dir__(cls):
        return ask_class(cls, "__dir__")

    def __bool__(cls):
        return True


def _keep_function(cls, name):
    """Before a test replaces a method, which it may put back later."""
    method = cls.__dict__.get(name)
    if is_of_program(method):
        method.function()


def _renew_method(cls, name, value):
    """What a test replaced is asked for, as it may be anything; its own method comes back."""
    method = getattr(value, "method", None) if is_of_program(value) else None
    if method is not None and method.owner is cls and method.name == name:
        type.__setattr__(cls, name, method)
    elif is_of_program(cls.__dict__.get(name)):
        type.__delattr__(cls, name)


def is_of_program(value):
    """Whether this is a method of a class of the other side."""
    return getattr(type(value), "is_of_program", False)


def derive(mcls, name, bases, namespace, options):
    """A class that a test derives from a class of the other side."""
    base = next(base for base in bases if isinstance(base, StandInClass))
    peer, _number = base._gradewire_class
    members = {}
    for key, value in namespace.items():
        if key in ("__module__", "__qualname__", "__doc__", "__slots__", "__classcell__"):
            continue
        if key in ("__firstlineno__", "__static_attributes__", "__annotations__", "__annotate__"):
            continue
        kind, function = _member(value)
        members[key] = (kind, function)
    inherited = [parent for parent in bases if isinstance(parent, StandInClass)]
    number = peer.request("subclass", None, (name, inherited, members))
    own = dict(namespace, _gradewire_class=(peer, number), _gradewire_derived=True)
    if not issubclass(base, BaseException):
        own["__slots__"] = ()
    made = type.__new__(mcls, name, bases, own)
    peer.handles.adopt_class(number, made)
    peer.rules.belief.derived(made, *inherited)
    return made


def _member(value):
    if isinstance(value, (classmethod, staticmethod)):
        return type(value).__name__, value.__func__
    if isinstance(value, property):
        return "property", (value.fget, value.fset, value.fdel)
    mock = sys.modules.get("unittest.mock")  # which a program's process does without
    if mock is not None and isinstance(value, mock.PropertyMock):
        return "property", (lambda _self: value(), lambda _self, given: value(given), None)
    if isinstance(value, types.FunctionType):
        return "function", value
    return "value", value


def ref_of(value):
    """The number of the object that a stand-in stands for, or None for what is no stand-in."""
    kind = type(value)
    if isinstance(kind, StandInClass):
        if issubclass(kind, BaseException):
            ref = value.__dict__.get("_gradewire_ref")
            return ref[1] if ref else None
        return value._gradewire_ref[1]
    if kind is StandInClass:
        return value.__dict__["_gradewire_class"][1]
    if is_of_program(value) and value.kept is not None:
        return ref_of(value.kept)  # a method, put back by a test that had replaced it
    return None
