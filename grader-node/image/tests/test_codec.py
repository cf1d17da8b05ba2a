"""Plain data through the codec: what goes in comes out, and nothing that comes in can do harm."""

import json
import math
import random
import unittest
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

from . import support  # noqa: F401  (makes the package importable)

from gradewire.codec import MAX_DEPTH, Decoder, Encoder
from gradewire.codec_types import CodecError

ROUNDS = 3_000
SEED = 20261
Point = namedtuple("Point", "x y")


class NoHandles:
    """A channel on which nothing but plain data can travel."""

    def class_node(self, _kind):
        return None

    def encode_foreign(self, _encoder, _value, _depth):
        return None

    def decode_foreign(self, _decoder, _node, _depth):
        raise CodecError("no handles here")


def through(value):
    node = Encoder(NoHandles()).encode(value)
    return Decoder(NoHandles()).decode(json.loads(json.dumps(node, ensure_ascii=False)))


def random_scalar(chance):
    return chance.choice(
        [
            lambda: None,
            lambda: chance.random() < 0.5,
            lambda: chance.randint(-5, 5),
            lambda: chance.randint(-(1 << 200), 1 << 200),
            lambda: chance.uniform(-1e9, 1e9),
            lambda: chance.choice([0.0, -0.0, math.inf, -math.inf, 5e-324]),
            lambda: complex(chance.uniform(-9, 9), chance.choice([-0.0, 2.5])),
            lambda: "".join(map(chr, chance.choices(range(0x80), k=chance.randint(0, 9)))),
            lambda: "".join(map(chr, chance.choices(range(0x11000), k=chance.randint(0, 9)))),
            lambda: "".join(map(chr, chance.choices([0xD800, 0xDC00, 0x1F600], k=3))),
            lambda: chance.randbytes(chance.randint(0, 9)),
            lambda: range(chance.randint(-9, 9), chance.randint(-9, 1 << 70), chance.randint(1, 5)),
            lambda: ...,
            lambda: Decimal(chance.choice(["1.10", "-0", "Infinity", "1E+999"])),
            lambda: Fraction(chance.randint(-99, 99), chance.randint(1, 1 << 80)),
            lambda: date(chance.randint(1, 9999), 2, 28),
            lambda: datetime(2024, 2, 29, 1, 2, 3, 4, timezone(timedelta(minutes=90)), fold=1),
            lambda: time(23, 59, 59, 999_999),
            lambda: timedelta(chance.randint(-999, 999), 5, 7),
            lambda: int,
            lambda: ValueError,
        ]
    )()


def random_value(chance, depth=0):
    if depth > 4 or chance.random() < 0.4:
        return random_scalar(chance)
    size = chance.choice([0, 1, 2, 5])
    items = [random_value(chance, depth + 1) for _ in range(size)]
    keys = [random_hashable(chance) for _ in range(size)]
    return chance.choice(
        [
            lambda: items,
            lambda: tuple(items),
            lambda: set(keys),
            lambda: frozenset(keys),
            lambda: dict(zip(keys, items)),
            lambda: OrderedDict(zip(keys, items)),
            lambda: Counter({key: 2 for key in keys}),
            lambda: deque(items, maxlen=chance.choice([None, 3])),
            lambda: bytearray(chance.randbytes(size)),
            lambda: Point(random_value(chance, depth + 1), 1),
            lambda: slice(None, size, None),
        ]
    )()


def random_hashable(chance):
    value = random_scalar(chance)
    return (value, (1, "x")) if chance.random() < 0.2 else value


def same(first, second):
    """Equal, of equal types, in equal order, all the way down."""
    if isinstance(first, Point):
        return tuple(first) == tuple(second) or all(map(same, first, second))
    if type(first) is not type(second):
        return False
    if isinstance(first, float):
        return first == second and math.copysign(1, first) == math.copysign(1, second)
    if isinstance(first, complex):
        return same(first.real, second.real) and same(first.imag, second.imag)
    if isinstance(first, dict):
        return same(list(first), list(second)) and same(list(first.values()), list(second.values()))
    if isinstance(first, (list, tuple, deque)):
        return len(first) == len(second) and all(map(same, first, second))
    if isinstance(first, datetime):
        return repr(first) == repr(second)
    return first == second


class RoundTrip(unittest.TestCase):
    def test_any_value_comes_through_equal(self):
        chance = random.Random(SEED)
        for number in range(ROUNDS):
            value = random_value(chance)
            with self.subTest(number=number):
                self.assertTrue(same(value, through(value)), f"{value!r} became {through(value)!r}")

    def test_not_a_number_comes_through(self):
        self.assertTrue(math.isnan(through(math.nan)))
        self.assertTrue(math.isnan(through([math.nan])[0]))

    def test_two_surrogates_do_not_become_one_character(self):
        self.assertEqual(len(through("\ud83d\ude00")), 2)

    def test_an_int_of_any_size_needs_no_decimal_digits(self):
        self.assertEqual(through(10**6000), 10**6000)
        self.assertEqual(through([1, -(10**6000)]), [1, -(10**6000)])

    def test_the_order_of_a_dict_stays(self):
        value = {"b": 1, 3: [], "a": 2, (1,): None}
        self.assertEqual(list(through(value)), list(value))

    def test_a_default_dict_keeps_a_plain_factory(self):
        value = through(defaultdict(list, a=[1]))
        self.assertEqual((value["a"], value["b"]), ([1], []))

    def test_shared_references_and_cycles_stay_shared(self):
        inner = [1]
        loop = [inner, {"again": inner}]
        loop.append(loop)
        copy = through(loop)
        self.assertIs(copy[0], copy[1]["again"])
        self.assertIs(copy[2], copy)

    def test_a_cycle_through_a_tuple_ends(self):
        items = []
        items.append((items, 1))
        copy = through(items)
        self.assertIs(copy[0][0], copy)

    def test_tuples_that_hold_each_other_take_linear_space(self):
        value = ()
        for _ in range(60):
            value = (value, value, [])
        self.assertLess(len(json.dumps(Encoder(NoHandles()).encode(value))), 10_000)

    def test_a_subclass_comes_back_as_its_plain_base(self):
        class Odd(int):
            def __eq__(self, other):
                return True

            __hash__ = int.__hash__

            def __add__(self, other):
                return 99

        class Rows(list):
            def __iter__(self):
                return iter([9, 9, 9])

        self.assertIs(type(through(Odd(3))), int)
        self.assertEqual(through(Odd(3)), 3)
        self.assertEqual(through(Rows([1, 2])), [1, 2])
        self.assertIs(type(through([True, Odd(1)])[1]), int)


class Refusals(unittest.TestCase):
    def test_an_object_without_plain_data_is_named(self):
        with self.assertRaisesRegex(CodecError, "type Lock"):
            Encoder(NoHandles()).encode([type("Lock", (), {})()])

    def test_nesting_without_end_is_refused_on_the_way_out(self):
        value = []
        for _ in range(MAX_DEPTH + 10):
            value = [value]
        with self.assertRaisesRegex(CodecError, "nested too deeply"):
            Encoder(NoHandles()).encode(value)

    def test_no_node_does_more_than_raise_a_codec_error(self):
        chance = random.Random(SEED)
        tags = "l L t T s S f F d D B r i u c b range slice type Decimal Fraction date".split()
        tags += [
            "datetime",
            "time",
            "timezone",
            "deque",
            "Counter",
            "namedtuple",
            "defaultdict",
            "h",
            "k",
            "x",
            7,
            None,
        ]

        def node(depth=0):
            kind = chance.random()
            if depth > 4 or kind < 0.4:
                return chance.choice(
                    [None, True, -1, 1 << 70, 0.5, "x", "zz", "list", [], {}, {"a": []}]
                )
            return [chance.choice(tags), *(node(depth + 1) for _ in range(chance.randint(0, 3)))]

        for number in range(ROUNDS):
            with self.subTest(number=number):
                try:
                    Decoder(NoHandles()).decode(node())
                except CodecError:
                    pass

    def test_no_type_is_named_that_could_run_code(self):
        for name in ("type", "eval", "exec", "map", "property", "memoryview", "__import__"):
            with self.assertRaises(CodecError):
                Decoder(NoHandles()).decode(["type", name])


if __name__ == "__main__":
    unittest.main()
