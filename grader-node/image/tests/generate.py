"""Random values of every type that the channel carries, and what tells two of them apart.

The program in the tests runs this file too: both sides make the same value from the same seed.
"""

import math
import random
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath
from uuid import UUID
from zoneinfo import ZoneInfo

Point = namedtuple("Point", "x y")

SCALARS = [
    lambda chance: None,
    lambda chance: chance.random() < 0.5,
    lambda chance: chance.randint(-5, 5),
    lambda chance: chance.randint(-(1 << 64), 1 << 64),
    lambda chance: chance.choice([-1, 1]) << chance.randint(60, 9_000),
    lambda chance: chance.uniform(-1e9, 1e9),
    lambda chance: chance.choice([0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 1e308]),
    lambda chance: complex(chance.uniform(-9, 9), chance.choice([-0.0, 2.5, math.inf, math.nan])),
    lambda chance: _text(chance, range(0x80)),
    lambda chance: _text(chance, range(0x11000)),
    lambda chance: _text(chance, [0xD800, 0xDC00, 0xDFFF, 0x1F600, 0, 10]),
    lambda chance: chance.randbytes(chance.randint(0, 9)),
    lambda chance: range(chance.randint(-9, 9), chance.randint(-9, 1 << 70), chance.randint(1, 5)),
    lambda chance: ...,
    lambda chance: NotImplemented,
    lambda chance: Decimal(chance.choice(["1.10", "-0", "Infinity", "NaN", "1E+999", "-7.00"])),
    lambda chance: Fraction(chance.randint(-99, 99), chance.randint(1, 1 << 80)),
    lambda chance: date(chance.randint(1, 9999), 2, chance.randint(1, 28)),
    lambda chance: datetime(chance.randint(1, 9999), 2, 3, 4, 5, 6, 7, _zone(chance), fold=1),
    lambda chance: time(23, 59, chance.randint(0, 59), 999_999, _zone(chance)),
    lambda chance: timedelta(chance.randint(-999, 999), chance.randint(0, 9), 7),
    lambda chance: _zone(chance),
    lambda chance: chance.choice([int, dict, Decimal, ValueError, object, type(None)]),
    lambda chance: PurePosixPath("/a", str(chance.randint(0, 99))),
    lambda chance: UUID(int=chance.getrandbits(128)),
]


def _text(chance, characters):
    return "".join(map(chr, chance.choices(characters, k=chance.randint(0, 12))))


def _zone(chance):
    return chance.choice([None, timezone.utc, timezone(timedelta(minutes=-90)), ZoneInfo("UTC")])


def random_hashable(chance, depth=0):
    if depth < 3 and chance.random() < 0.2:
        items = [random_hashable(chance, depth + 1) for _ in range(chance.randint(0, 3))]
        return chance.choice([tuple, frozenset])(items)
    while True:
        value = chance.choice(SCALARS)(chance)
        if value == value:  # one that is no number would not be found again
            return value


def random_value(chance, depth=0, seen=None):
    """`seen` are the containers made so far: one of them may come again, even inside itself."""
    seen = [] if seen is None else seen
    if seen and chance.random() < 0.1:
        return chance.choice(seen)
    if depth > 4 or chance.random() < 0.4:
        return chance.choice(SCALARS)(chance)
    size = chance.choice([0, 1, 2, 5])

    def items():
        return [random_value(chance, depth + 1, seen) for _ in range(size)]

    def keys():
        return [random_hashable(chance) for _ in range(size)]

    def grown(container, grow):
        seen.append(container)
        grow(container)
        return container

    def put(container):
        for key in keys():
            container[key] = random_value(chance, depth + 1, seen)

    return chance.choice(
        [
            lambda: grown([], lambda made: made.extend(items())),
            lambda: grown({}, put),
            lambda: grown(OrderedDict(), put),
            lambda: grown(defaultdict(chance.choice([None, list, int])), put),
            lambda: grown(Counter(), lambda made: made.update(keys())),
            lambda: grown(set(), lambda made: made.update(keys())),
            lambda: grown(
                deque(maxlen=chance.choice([None, 3])), lambda made: made.extend(items())
            ),
            lambda: grown(bytearray(), lambda made: made.extend(chance.randbytes(size))),
            lambda: tuple(items()),
            lambda: frozenset(keys()),
            lambda: Point(random_value(chance, depth + 1, seen), 1),
            lambda: slice(None, size, None),
            lambda: dict.fromkeys(keys()).keys(),
            lambda: dict.fromkeys(keys(), 1).items(),
        ]
    )()


def outline(value):
    """Text that is equal for equal values of equal types, sharing and order, and for no others."""
    numbers, kept = {}, []

    def of(value):
        kind = type(value)
        name = kind.__name__
        if kind in (list, set, deque, bytearray) or issubclass(kind, dict):
            if id(value) in numbers:
                return f"again {numbers[id(value)]}"
            numbers[id(value)] = len(numbers)
            kept.append(value)
        if issubclass(kind, dict):
            parts = [f"{of(key)}: {of(item)}" for key, item in value.items()]
            return f"{name} {getattr(value, 'default_factory', None)} {parts}"
        if kind in (set, frozenset) or name in ("dict_keys", "dict_items"):
            return f"{name} {sorted(map(of, value))}"
        if isinstance(value, (list, tuple, deque)):
            return f"{name} {getattr(value, 'maxlen', None)} {[of(item) for item in value]}"
        if kind is complex:
            return f"complex {value.real!r} {value.imag!r}"
        if kind is int:
            return f"int {value:x}"
        return f"{name} {value!r}"

    return of(value)


def change(value, seed):
    """Changes what can be changed in a value, the same way in any process."""
    chance = random.Random(seed)
    seen, new = set(), [2]  # the new list may come to be in several places

    def walk(value):
        if id(value) in seen:
            return
        kind = type(value)
        inner = ()
        if kind in (list, tuple, deque):
            inner = list(value)
        elif issubclass(kind, dict):
            inner = list(value.values())
        if kind is not tuple:
            seen.add(id(value))
        for item in inner:
            walk(item)
        if chance.random() < 0.5:
            return
        if kind in (list, deque):
            value.append(chance.choice([1, new, value]))
            if chance.random() < 0.5:
                value.rotate() if kind is deque else value.reverse()
        elif kind is Counter:
            value["new"] += 2
        elif issubclass(kind, dict):
            value["new"] = chance.choice([1, new, [value]])
        elif kind is set:
            value.add(chance.randint(0, 9))
        elif kind is bytearray:
            value += b"xy"

    walk(value)
