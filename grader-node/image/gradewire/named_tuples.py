"""Named tuples: data, with the names of their fields, and the class that they belong to.

A node is `["namedtuple", name, fields, items, class]`. On the side that owns the class it becomes
one of the class again, without running anything of it. On the other side it is a tuple with those
fields that counts as an instance of the class's stand-in, which is asked for its methods.
"""

from collections import namedtuple

from .belief import JUDGING_METHODS

_MAX_KINDS = 256
_MAX_NAME_CHARS = 1_000
_kinds = {}


def encode_namedtuple(encoder, value, depth):
    """The node of a namedtuple, or None when the value is none."""
    kind = type(value)
    fields = getattr(kind, "_fields", None)
    if not _is_named(kind, fields) or len(fields) != tuple.__len__(value):
        return None
    items = encoder.nodes(tuple.__iter__(value), depth)
    owner = encoder.foreign.class_node(kind.__dict__.get("_gradewire_tuple", kind))
    return ["namedtuple", kind.__name__, list(fields), items, owner]


def decode_namedtuple(decoder, node, depth):
    _tag, name, fields, items, owner = node
    if type(fields) is not list or not all(map(_is_name, [name, *fields])):
        raise ValueError("no names")
    items = decoder.values(items, depth)
    owner = decoder.decode(owner, depth + 1)
    if _is_named(owner, tuple(fields)) and len(items) == len(fields):
        return tuple.__new__(owner, items)
    return _kind(name, tuple(fields), owner)._make(items)


def _is_name(text):
    return type(text) is str and len(text) <= _MAX_NAME_CHARS


def _is_named(kind, fields):
    return (
        isinstance(kind, type)
        and issubclass(kind, tuple)
        and type(fields) is tuple
        and getattr(kind, "_fields", None) == fields
        and all(type(field) is str for field in fields)
    )


def _kind(name, fields, owner):
    peer_and_number = getattr(owner, "_gradewire_class", None)
    key = (name, fields, id(owner) if peer_and_number else None)
    if key not in _kinds:
        if len(_kinds) > _MAX_KINDS:
            raise ValueError("too many kinds of namedtuple")
        # A field that holds a function would be a method of this name.
        open_fields = ["" if field in JUDGING_METHODS else field for field in fields]
        base = namedtuple(name, open_fields, rename=True)
        members = {"__slots__": ()}
        if peer_and_number:
            members.update(_gradewire_tuple=owner, __getattr__=_ask_owner)
        _kinds[key] = type(name, (base,), members)
    return _kinds[key]


def _ask_owner(self, name):
    """A method or a property, of a tuple that the other side makes anew for it."""
    owner = type(self)._gradewire_tuple
    peer, number = owner._gradewire_class
    if name.startswith("_"):
        raise AttributeError(f"'{owner.__name__}' object has no attribute '{name}'")
    peer.rules.belief.check_attribute(owner, name)
    return peer.request("of tuple", number, (tuple(self), name))
