"""Plain data to and from JSON nodes.

A node is null, a boolean, a number, a string, or an array whose first item is a tag. What comes in
was written by a hostile program: decoding builds exact plain types only, and ends in a CodecError
for whatever it does not know.

Mutable containers are numbered in the order in which they are met, so that shared references,
cycles and arguments changed in place keep their identity: `["r", number]` is one met before,
`["R", [call, number]]` one of an earlier call (see containers.py).
Whatever is not plain data goes to the `foreign` hook (see peer.py).
"""

from .codec_types import (
    CONTENTS,
    DECODERS,
    ENCODERS,
    NAMES_BY_ID,
    PLAIN_BASES,
    TYPES_BY_NAME,
    CodecError,
)
from .named_tuples import encode_namedtuple

# Five frames of Python a level: the student's side works within the default recursion limit.
MAX_DEPTH = 180
_SMALL = 1 << 63
_RAW = frozenset({type(None), bool, int, float, str})
_SEQUENCES = {list: "l", tuple: "t", set: "s", frozenset: "f"}


def is_raw(value):
    """Whether JSON holds this value (of a type in _RAW) exactly as it is."""
    kind = type(value)
    if kind is int:
        return -_SMALL <= value < _SMALL
    return kind is not str or value.isascii() or _encodes(value)


def all_raw(items):
    """The same of every item: a list or a tuple of them is its own node's contents."""
    kinds = set(map(type, items))
    if not kinds <= _RAW:
        return False
    if kinds == {int}:
        return min(items) >= -_SMALL and max(items) < _SMALL
    if kinds == {str} and all(map(str.isascii, items)):
        return True
    return (int not in kinds and str not in kinds) or all(map(is_raw, items))


def _encodes(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class Encoder:
    """Turns values into nodes. One encoder serves one message, or a call and its reply."""

    __slots__ = ("foreign", "held", "numbers", "objects")

    def __init__(self, foreign, objects=None, held=None):
        self.foreign = foreign
        self.held = held
        self.objects = [] if objects is None else objects
        self.numbers = (
            {id(value): number for number, value in enumerate(objects)} if objects else {}
        )

    def encode(self, value, depth=0):
        kind = type(value)
        if kind in _RAW:
            if kind is int and not -_SMALL <= value < _SMALL:
                return ["i", format(value, "x")]
            if kind is str and not is_raw(value):
                return ["u", value.encode("utf-8", "surrogatepass").hex()]
            return value
        number = self.numbers.get(id(value))
        if number is not None:
            return ["r", number]
        if self.held is not None:
            earlier = self.held.numbers.get(id(value))
            if earlier is not None:
                self.held.used(earlier[0])
                return ["R", [*earlier]]
        if depth > MAX_DEPTH:
            raise CodecError("a value is nested too deeply to be handed over")
        if kind in _SEQUENCES or kind is dict or kind is bytearray:
            return self._container(value, kind, depth)
        plain = ENCODERS.get(kind)
        if plain is not None:
            return plain(self, value, depth)
        if issubclass(kind, type):
            # By identity: a student's metaclass may define hashing and equality.
            name = NAMES_BY_ID.get(id(value))
            if name is not None:
                return ["type", name]
        node = encode_namedtuple(self, value, depth) if issubclass(kind, tuple) else None
        if node is None:
            node = self.foreign.encode_foreign(self, value, depth)
        if node is not None:
            return node
        for base, to_plain in PLAIN_BASES:
            if issubclass(kind, base):
                return self.encode(to_plain(value), depth)
        raise CodecError(f"a value of type {kind.__name__} cannot be handed over")

    def remember(self, value):
        """Numbers a value that has an identity worth keeping."""
        self.numbers[id(value)] = len(self.objects)
        self.objects.append(value)

    def nodes(self, values, depth):
        return [self.encode(value, depth + 1) for value in values]

    def _container(self, value, kind, depth):
        mutable = kind not in (tuple, frozenset)
        if mutable:
            self.remember(value)
        node = self.contents(value, depth)
        if not mutable and node[0] in "tf":
            self.remember(value)
        return node

    def contents(self, value, depth=0):
        """The node of a container without asking whether it was met before."""
        kind = type(value)
        if kind is dict:
            if all(map(_is_key, value)) and all_raw(value.values()):
                return ["D", value]
            flat = []
            for key, item in value.items():
                flat.append(self.encode(key, depth + 1))
                flat.append(self.encode(item, depth + 1))
            return ["d", flat]
        if kind is bytearray:
            return ["B", value.hex()]
        if kind in CONTENTS:
            return CONTENTS[kind](self, value, depth)
        tag = _SEQUENCES[kind]
        items = value if kind in (list, tuple) else list(value)
        if all_raw(items):
            return [tag.upper(), items]
        return [tag, self.nodes(items, depth)]


def _is_key(key):
    return type(key) is str and key.isascii()


class Decoder:
    """Turns nodes into values. Every failure is a CodecError."""

    __slots__ = ("foreign", "held", "objects")

    def __init__(self, foreign, objects=None, held=None):
        self.foreign = foreign
        self.held = held
        self.objects = [] if objects is None else objects

    def decode(self, node, depth=0):
        if type(node) is not list:
            if type(node) is dict:
                raise CodecError("an object is no node")
            return node
        if depth > MAX_DEPTH + 2:
            raise CodecError("nested too deeply")
        try:
            tag = node[0]
            container = _CONTAINERS.get(tag)
            if container is not None:
                return container(self, node[1], depth)
            plain = DECODERS.get(tag)
            if plain is not None:
                return plain(self, node, depth)
            if tag == "type":
                return TYPES_BY_NAME[node[1]]
            return self.foreign.decode_foreign(self, node, depth)
        except CodecError:
            raise
        except Exception as error:
            raise CodecError(f"a malformed node: {type(error).__name__}") from None

    def values(self, nodes, depth):
        if type(nodes) is not list:
            raise CodecError("items must be an array")
        if _RAW.issuperset(map(type, nodes)):
            return nodes
        return [self.decode(node, depth + 1) for node in nodes]

    def remember(self, value):
        self.objects.append(value)
        return value


def _raw_items(items):
    if type(items) is not list or not _RAW.issuperset(map(type, items)):
        raise CodecError("items must be raw")
    return items


def _list(decoder, items, depth):
    value = decoder.remember([])
    value.extend(decoder.values(items, depth))
    return value


def _raw_list(decoder, items, _depth):
    return decoder.remember(_raw_items(items))


def _tuple(decoder, items, depth):
    return decoder.remember(tuple(decoder.values(items, depth)))


def _raw_tuple(_decoder, items, _depth):
    return tuple(_raw_items(items))


def _set(decoder, items, depth):
    value = decoder.remember(set())
    value.update(decoder.values(items, depth))
    return value


def _raw_set(decoder, items, _depth):
    return decoder.remember(set(_raw_items(items)))


def _frozenset(decoder, items, depth):
    return decoder.remember(frozenset(decoder.values(items, depth)))


def _raw_frozenset(_decoder, items, _depth):
    return frozenset(_raw_items(items))


def _dict(decoder, items, depth):
    value = decoder.remember({})
    flat = iter(decoder.values(items, depth))
    value.update(zip(flat, flat, strict=True))
    return value


def _raw_dict(decoder, items, _depth):
    if type(items) is not dict:
        raise CodecError("a dict must be an object")
    _raw_items(list(items.values()))
    return decoder.remember(items)


def _bytearray(decoder, text, _depth):
    return decoder.remember(bytearray.fromhex(text))


def _reference(decoder, number, _depth):
    if type(number) is not int or number < 0:
        raise CodecError("a reference must be a number")
    return decoder.objects[number]


def _held(decoder, key, _depth):
    if decoder.held is None:
        raise CodecError("there is no earlier call")
    call, number = key
    return decoder.held.find(call, number)


_CONTAINERS = {
    "l": _list,
    "L": _raw_list,
    "t": _tuple,
    "T": _raw_tuple,
    "s": _set,
    "S": _raw_set,
    "f": _frozenset,
    "F": _raw_frozenset,
    "d": _dict,
    "D": _raw_dict,
    "B": _bytearray,
    "r": _reference,
    "R": _held,
}
