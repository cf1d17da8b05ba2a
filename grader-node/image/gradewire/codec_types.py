"""The plain types besides JSON's own and the built-in containers: one line of a table each.

To carry one more type, add its encoder and decoder at the end of this file. An encoder returns
`[tag, ...]`; a decoder is given that node and must build an exact value of the type from it.
"""

import asyncio
import builtins
import csv
import dataclasses
import decimal
import json
import queue
import re
import statistics
import struct
import zoneinfo
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from .named_tuples import decode_namedtuple


class CodecError(Exception):
    """A value that cannot be carried, or a node that is none of ours."""


_ZONE_NAME = re.compile(r"[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,3}")
_PATHS = {kind.__name__: kind for kind in (PurePosixPath, PureWindowsPath, type(Path()))}

# A number this long takes the judge seconds to work with.
MAX_INT_HEX = 1 << 21
_MAX_DECIMAL_CHARS = 1 << 16
_MAX_FRACTION_BITS = 1 << 17

# Types that are values themselves. Nothing here does more than build data: a callable that the
# student names must run on the student's side.
_PLAIN_TYPES = (
    [int, float, complex, bool, str, bytes, bytearray, list, tuple, set, frozenset, dict]
    + [range, slice, object, type(None), Decimal, Fraction, date, datetime, time, timedelta]
    + [timezone, Counter, OrderedDict, deque, defaultdict]
)
# Exceptions that tests expect by name.
_LIBRARY_ERRORS = [
    *(asyncio.CancelledError, asyncio.InvalidStateError, asyncio.QueueEmpty, asyncio.QueueFull),
    *(csv.Error, dataclasses.FrozenInstanceError, json.JSONDecodeError, queue.Empty, queue.Full),
    *(re.error, statistics.StatisticsError, struct.error, zoneinfo.ZoneInfoNotFoundError),
    *(decimal.InvalidOperation, decimal.DivisionByZero, decimal.Inexact, decimal.Overflow),
]
TYPE_NAMES = {kind: kind.__name__ for kind in _PLAIN_TYPES}
TYPE_NAMES.update(
    (kind, name)
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException) and kind.__name__ == name
)
TYPE_NAMES.update((kind, f"{kind.__module__}.{kind.__name__}") for kind in _LIBRARY_ERRORS)
TYPES_BY_NAME = {name: kind for kind, name in TYPE_NAMES.items()}
NAMES_BY_ID = {id(kind): name for kind, name in TYPE_NAMES.items()}

# A subclass comes over as the plain value of its base, taken with the base's own methods: the
# subclass may have overridden any of them. Order matters: the first base that fits.
PLAIN_BASES = [
    (int, lambda value: int.__add__(value, 0)),
    (float, lambda value: float.__add__(value, -0.0)),
    (complex, lambda value: complex(*complex.__getnewargs__(value))),
    (str, lambda value: str.__getitem__(value, slice(None))),
    (bytes, lambda value: bytes.__getitem__(value, slice(None))),
    (bytearray, lambda value: bytearray.__getitem__(value, slice(None))),
    (list, lambda value: list.__getitem__(value, slice(None))),
    (tuple, lambda value: tuple.__getitem__(value, slice(None))),
    (set, lambda value: set(set.__iter__(value))),
    (frozenset, lambda value: frozenset(frozenset.__iter__(value))),
    (dict, lambda value: dict(zip(dict.keys(value), dict.values(value)))),
]


def _integer(node):
    """An int of any size: a JSON number or `["i", hex]`."""
    if type(node) is int:
        return node
    text = node[1]
    if node[0] != "i" or len(text) > MAX_INT_HEX:
        raise ValueError("no int, or too long a one")
    return int(text, 16)


def _fraction(node):
    # Finding what two numbers have in common takes far longer than reading them.
    parts = [_integer(part) for part in node[1:3]]
    if max(part.bit_length() for part in parts) > _MAX_FRACTION_BITS:
        raise ValueError("too long a fraction")
    return Fraction(*parts)


def _texts(nodes):
    for node in nodes:
        if type(node) is not str or len(node) > _MAX_DECIMAL_CHARS:
            raise ValueError("no text, or too long a one")
    return nodes


def _encode_datetime(encoder, value, depth):
    parts = [value.year, value.month, value.day, value.hour, value.minute, value.second]
    parts += [value.microsecond, value.fold]
    return ["datetime", parts, encoder.encode(_known_zone(value.tzinfo), depth + 1)]


def _decode_datetime(decoder, node, depth):
    year, month, day, hour, minute, second, microsecond, fold = node[1]
    zone = decoder.decode(node[2], depth + 1)
    return datetime(year, month, day, hour, minute, second, microsecond, zone, fold=fold)


def _encode_time(encoder, value, depth):
    parts = [value.hour, value.minute, value.second, value.microsecond, value.fold]
    return ["time", parts, encoder.encode(_known_zone(value.tzinfo), depth + 1)]


def _decode_time(decoder, node, depth):
    hour, minute, second, microsecond, fold = node[1]
    zone = decoder.decode(node[2], depth + 1)
    return time(hour, minute, second, microsecond, zone, fold=fold)


def _known_zone(zone):
    if zone is None or type(zone) in (timezone, ZoneInfo):
        return zone
    raise CodecError(f"a time zone of type {type(zone).__name__} cannot be handed over")


def _encode_zone(_encoder, value, _depth):
    if type(value.key) is not str:
        raise CodecError("a time zone without a name cannot be handed over")
    return ["zone", value.key]


def _decode_zone(_decoder, node, _depth):
    # A name is part of a file's path: the library refuses those that lead elsewhere.
    if not _ZONE_NAME.fullmatch(node[1]):
        raise ValueError("no name of a time zone")
    return ZoneInfo(node[1])


def _decode_proxy(decoder, node, depth):
    value = decoder.decode(node[1], depth + 1)
    if type(value) is not dict:
        raise CodecError("a proxy is of a dict")
    return MappingProxyType(value)


def _encode_timezone(encoder, value, depth):
    return ["timezone", encoder.encode(value.utcoffset(None), depth + 1)]


def _encode_pairs(encoder, value, depth):
    flat = []
    for key, item in value.items():
        flat.append(encoder.encode(key, depth + 1))
        flat.append(encoder.encode(item, depth + 1))
    return flat


def _fill_pairs(decoder, value, nodes, depth):
    decoder.remember(value)
    flat = iter(decoder.values(nodes, depth))
    for key, item in zip(flat, flat, strict=True):
        value[key] = item
    return value


def _mapping(tag):
    return lambda encoder, value, depth: [tag, _encode_pairs(encoder, value, depth)]


def _encode_defaultdict(encoder, value, depth):
    factory = value.default_factory
    name = TYPE_NAMES.get(factory) if isinstance(factory, type) else None
    return ["defaultdict", _encode_pairs(encoder, value, depth), name]


def _decode_defaultdict(decoder, node, depth):
    factory = None if node[2] is None else TYPES_BY_NAME[node[2]]
    return _fill_pairs(decoder, defaultdict(factory), node[1], depth)


def _encode_deque(encoder, value, depth):
    return ["deque", encoder.nodes(value, depth), value.maxlen]


def _decode_deque(decoder, node, depth):
    value = decoder.remember(deque(maxlen=node[2]))
    value.extend(decoder.values(node[1], depth))
    return value


# `dataclasses.fields()` knows its marks by identity.
_FIELD_KINDS = {
    mark.name: mark
    for mark in (dataclasses._FIELD, dataclasses._FIELD_CLASSVAR, dataclasses._FIELD_INITVAR)
}


# The contents of those that change in place, and so are numbered like lists.
CONTENTS = {
    OrderedDict: _mapping("OrderedDict"),
    Counter: _mapping("Counter"),
    defaultdict: _encode_defaultdict,
    deque: _encode_deque,
}


def _numbered(encoder, value, depth):
    encoder.remember(value)
    return CONTENTS[type(value)](encoder, value, depth)


ENCODERS = {
    complex: lambda e, v, d: ["c", v.real, v.imag],
    bytes: lambda e, v, d: ["b", v.hex()],
    range: lambda e, v, d: ["range", *e.nodes((v.start, v.stop, v.step), d)],
    slice: lambda e, v, d: ["slice", *e.nodes((v.start, v.stop, v.step), d)],
    type(...): lambda e, v, d: ["..."],
    type(NotImplemented): lambda e, v, d: ["NotImplemented"],
    Decimal: lambda e, v, d: ["Decimal", str(v)],
    Fraction: lambda e, v, d: ["Fraction", *e.nodes((v.numerator, v.denominator), d)],
    timedelta: lambda e, v, d: ["timedelta", v.days, v.seconds, v.microseconds],
    date: lambda e, v, d: ["date", v.year, v.month, v.day],
    datetime: _encode_datetime,
    time: _encode_time,
    timezone: _encode_timezone,
    **dict.fromkeys(CONTENTS, _numbered),
    type({}.keys()): lambda e, v, d: ["keys", e.nodes(v, d)],
    type({}.values()): lambda e, v, d: ["values", e.nodes(v, d)],
    type({}.items()): lambda e, v, d: ["items", [e.nodes(pair, d + 1) for pair in v]],
    MappingProxyType: lambda e, v, d: ["proxy", e.encode(dict(v), d + 1)],
    ZoneInfo: _encode_zone,
    UUID: lambda e, v, d: ["UUID", v.hex],
    **dict.fromkeys(_PATHS.values(), lambda e, v, d: ["path", type(v).__name__, str(v)]),
    type(dataclasses._FIELD): lambda e, v, d: ["field kind", v.name],
}

DECODERS = {
    "i": lambda c, n, d: _integer(n),
    "u": lambda c, n, d: bytes.fromhex(n[1]).decode("utf-8", "surrogatepass"),
    "c": lambda c, n, d: complex(float(n[1]), float(n[2])),
    "b": lambda c, n, d: bytes.fromhex(n[1]),
    "range": lambda c, n, d: range(*map(_integer, n[1:4])),
    "slice": lambda c, n, d: slice(*c.values(n[1:4], d)),
    "...": lambda c, n, d: ...,
    "NotImplemented": lambda c, n, d: NotImplemented,
    "Decimal": lambda c, n, d: Decimal(_texts(n[1:2])[0]),
    "Fraction": lambda c, n, d: _fraction(n),
    "timedelta": lambda c, n, d: timedelta(*map(_integer, n[1:4])),
    "date": lambda c, n, d: date(*map(_integer, n[1:4])),
    "datetime": _decode_datetime,
    "time": _decode_time,
    "timezone": lambda c, n, d: timezone(c.decode(n[1], d + 1)),
    "OrderedDict": lambda c, n, d: _fill_pairs(c, OrderedDict(), n[1], d),
    "Counter": lambda c, n, d: _fill_pairs(c, Counter(), n[1], d),
    "defaultdict": _decode_defaultdict,
    "deque": _decode_deque,
    "keys": lambda c, n, d: dict.fromkeys(c.values(n[1], d)).keys(),
    "values": lambda c, n, d: dict(enumerate(c.values(n[1], d))).values(),
    "items": lambda c, n, d: dict([c.values(pair, d + 1) for pair in n[1]]).items(),
    "proxy": _decode_proxy,
    "zone": _decode_zone,
    "UUID": lambda c, n, d: UUID(hex=n[1]),
    "path": lambda c, n, d: _PATHS[n[1]](*_texts(n[2:3])),
    "field kind": lambda c, n, d: _FIELD_KINDS[n[1]],
    "namedtuple": decode_namedtuple,
}
