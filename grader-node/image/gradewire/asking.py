"""How a stand-in asks its own side, within what belief.py allows."""

from .codec_types import PLAIN_BASES
from .operators import perform
from .signatures import build_signature

PLAIN_KINDS = tuple(base for base, _ in PLAIN_BASES)


def ask_class(cls, name, *args):
    peer, number = cls._gradewire_class
    if not peer.rules.belief.may_ask(cls, name, args):
        return _without_belief(peer, number, cls, cls, name, args)
    return peer.request("op", number, (name, *args))


def ask(value, name, *args):
    peer, number = value._gradewire_ref
    kind = type(value)
    if not peer.rules.belief.may_ask(kind, name, args):
        if kind._gradewire_plain:
            return perform(name, plain_value(value), args)
        return _without_belief(peer, number, kind, value, name, args)
    return peer.request("op", number, (name, *args))


def _without_belief(peer, number, kind, value, name, args):
    """What can be known of an operation without taking the object's word for it."""
    if name == "__contains__" and hasattr(type(value), "__iter__"):
        return any(item is args[0] or item == args[0] for item in value)
    # That it cannot be done, the program may say: a test may expect the exception.
    peer.request("op", number, (name, *args))
    raise peer.rules.belief.refuse(kind)


def ask_attribute(peer, number, kind, name):
    peer.rules.belief.check_attribute(kind, name)
    if name == "__signature__":
        return build_signature(peer.request("signature", number))
    return peer.request("get", number, (name,))


def plain_value(value):
    """The data in an object whose class has a plain base, such as a list with methods."""
    peer, number = value._gradewire_ref
    return peer.request("plain", number)


def ask_base(value, name, args, kwargs=None):
    """Asks the other side's class that a test's class derives from, past the test's override."""
    for kind in type(value).__mro__:
        if "_gradewire_class" in kind.__dict__ and "_gradewire_derived" not in kind.__dict__:
            peer, number = kind._gradewire_class
            return peer.request("unbound", number, (name, value, *args), kwargs)
    raise TypeError(f"there is no {name} to ask for")
