"""Values of the standard library's own types, and classes of a program that extend its data."""

import dataclasses
import datetime
import json
import types
import unittest
import uuid
from collections import namedtuple
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from .channel_case import ChannelCase

PROGRAM = """
import collections, dataclasses, datetime, json, pathlib, types, typing, uuid, zoneinfo

def same(x): return x
def keys(d): return d.keys()
def values(d): return d.values()
def items(d): return d.items()
def path(): return pathlib.Path("/a") / "b"
def noon(): return datetime.datetime(2024, 6, 1, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin"))
def zone_of(moment): return moment.tzinfo.key
def name_of(path): return (type(path).__name__, path.name)
def proxy(): return types.MappingProxyType({"a": 1})
def number(): return uuid.UUID(int=5)

class Point(typing.NamedTuple):
    x: int
    y: int = 0
    def total(self): return self.x + self.y
    @property
    def first(self): return self.x

Pair = collections.namedtuple("Pair", "a b")

def origin(): return Point(0, 0)
def is_point(value): return type(value) is Point
def total_of(point): return point.total()

@dataclasses.dataclass(frozen=True)
class Fixed:
    n: int

def parse(text): return json.loads(text)
def no_zone(): return zoneinfo.ZoneInfo("No/Where")
"""
Place = namedtuple("Place", "name height")


class LibraryCase(ChannelCase):
    code = PROGRAM


class Views(LibraryCase):
    def test_keys_values_and_items_of_a_dict(self):
        m, data = self.program, {"a": 1, "b": 2}
        self.assertEqual(m.keys(data), {"a", "b"})
        self.assertEqual(m.keys(data), data.keys())
        self.assertEqual(m.items(data), data.items())
        self.assertEqual((list(m.values(data)), sum(m.values(data))), ([1, 2], 3))
        self.assertEqual(repr(m.keys(data)), "dict_keys(['a', 'b'])")
        self.assertNotEqual(m.keys(data), ["a", "b"])
        self.assertEqual(m.same(data.items()), data.items())

    def test_a_read_only_view(self):
        self.assertEqual(self.program.proxy(), {"a": 1})
        self.assertIsInstance(self.program.proxy(), types.MappingProxyType)


class PlacesAndTimes(LibraryCase):
    def test_paths(self):
        m = self.program
        self.assertEqual(m.path(), Path("/a/b"))
        self.assertEqual(m.name_of(Path("x/y.txt")), (type(Path()).__name__, "y.txt"))
        self.assertEqual(m.same(PurePosixPath("q")), PurePosixPath("q"))

    def test_time_zones_with_a_name(self):
        berlin = ZoneInfo("Europe/Berlin")
        noon = datetime.datetime(2024, 6, 1, 12, tzinfo=berlin)
        self.assertEqual(self.program.noon(), noon)
        self.assertIs(self.program.noon().tzinfo, berlin)
        self.assertEqual(self.program.zone_of(noon), "Europe/Berlin")

    def test_identifiers(self):
        self.assertEqual(self.program.number(), uuid.UUID(int=5))


class NamedTuples(LibraryCase):
    def test_are_data_and_of_their_class(self):
        m = self.program
        point = m.Point(1, y=2)
        self.assertEqual(point, (1, 2))
        self.assertEqual((point.x, point.total(), point.first), (1, 3, 1))
        self.assertEqual((repr(point), m.Point._fields), ("Point(x=1, y=2)", ("x", "y")))
        self.assertEqual(point._replace(x=5)._asdict(), {"x": 5, "y": 2})
        self.assertIsInstance(point, m.Point)
        self.assertIsInstance(m.origin(), m.Point)
        self.assertNotIsInstance(m.Pair(1, 2), m.Point)
        with self.assertRaises(AttributeError):
            point.nothing

    def test_come_home_as_their_class(self):
        m = self.program
        self.assertTrue(m.is_point(m.Point(1)))
        self.assertEqual(m.total_of(m.Point(1, 2)), 3)

    def test_of_the_test_come_back_as_its_own(self):
        place = self.program.same(Place("top", 9))
        self.assertIs(type(place), Place)
        self.assertEqual(place, Place("top", 9))


class Errors(LibraryCase):
    def test_of_the_library_are_caught_by_their_name(self):
        with self.assertRaises(dataclasses.FrozenInstanceError):
            self.program.Fixed(1).n = 2
        with self.assertRaisesRegex(json.JSONDecodeError, "Expecting value"):
            self.program.parse("nothing")
        with self.assertRaises(KeyError):
            self.program.no_zone()


if __name__ == "__main__":
    unittest.main()
