"""A program in a process of its own, as the tests of the channel share it."""

import sys
import unittest

from .pairing import Pairing

PROGRAM = '''
import asyncio, collections, dataclasses, enum, functools

LIMIT = 10
SENTINEL = object()
_private = 1

def add(a, b=2, *rest, c=0, **more):
    """Adds."""
    return a + b + sum(rest) + c + sum(more.values())

def same(x):
    return x

def push(xs, x):
    xs.append(x)
    return xs

def grow(d):
    d["new"] = [1]
    d["new"].append(d)

def change(s, b, d):
    s.clear()
    b.extend(b"xy")
    d.pop("old")
    raise KeyError("after the change")

class MyError(ValueError):
    def __init__(self, code):
        super().__init__("bad " + str(code))
        self.code = code

def fail(n):
    raise MyError(n)

def chain():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e

class Animal:
    """A thing that makes a sound."""
    sound = "..."
    def __init__(self, name): self.name = name
    def speak(self): return f"{self.name} says {self.sound}"
    def twice(self): return self.speak() * 2
    @property
    def loud(self): return self.speak().upper()
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def stat(a): return a + 1
    def __eq__(self, o): return isinstance(o, Animal) and o.name == self.name
    def __hash__(self): return hash(self.name)
    def __repr__(self): return f"Animal({self.name!r})"
    def __lt__(self, o): return self.name < o.name
    def __len__(self): return len(self.name)
    def __add__(self, o): return Animal(self.name + (o.name if isinstance(o, Animal) else o))
    def __contains__(self, c): return c in self.name
    def __getitem__(self, i): return self.name[i]
    def __call__(self, x): return x * 2
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        self.closed = kind is None
        return kind is not None and issubclass(kind, KeyError)

class Dog(Animal):
    sound = "wuff"

class Stack(list):
    def push(self, x): self.append(x)

class Own(list):
    asked = []
    def __eq__(self, other):
        Own.asked.append(list(other))
        other.append("changed")
        return type(other) is Own
    def __ne__(self, other): return not self == other

class Same(list):
    def __eq__(self, other): return True
    def __ne__(self, other): return False

class own(list):
    def __eq__(self, other): return False

class Liar:
    def __eq__(self, o): return True
    def __ne__(self, o): return False
    def __hash__(self): return 5

@dataclasses.dataclass
class Pair:
    x: int
    y: int = 0

Spot = collections.namedtuple("Spot", "a b")

class Color(enum.Enum):
    RED = 1
    BLUE = 2

def gen(n):
    for i in range(n):
        got = yield i
        if got:
            yield got

def apply(f, *xs):
    return [f(x) for x in xs]

def decorated(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs): return f(*args, **kwargs)
    return wrapper

cached = functools.lru_cache

def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc

async def later(x):
    await asyncio.sleep(0)
    return x + 1

def greet():
    name = input("Name? ")
    print("Hello", name)
    return name

def walk(node):
    out = []
    while node is not None:
        out.append(node.value)
        node = node.next
    return out

def set_value(node):
    node.value = 99
    return node

def attribute(x, name): return getattr(x, name)
def first(it): return next(iter(it))
def total(it): return sum(it)
def stop(): raise StopIteration
def interrupt(): raise KeyboardInterrupt
def module(): return collections
def beast(name): return Animal(name)
class lower(float):
    def __sub__(self, other): return 0
class Outer:
    class Inner:
        def __lt__(self, other): return True
def inner(): return Outer.Inner()
def deep(n):
    x = []
    for _ in range(n): x = [x]
    return x
'''


class ChannelCase(unittest.TestCase):
    code = PROGRAM

    def setUp(self):
        pairing = Pairing(self.code)
        self.program = pairing.__enter__()
        self.addCleanup(pairing.__exit__)
        sys.modules["solution"] = self.program
        self.addCleanup(sys.modules.pop, "solution")
