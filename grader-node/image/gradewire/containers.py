"""Containers that both sides hold a copy of, and that change in place.

During a call the program's copies are compared with what they were, and what changed goes back with
the reply. After it, the test may change a list that it passed or was given, and a program that kept
that very list must see it: so the judge compares its own copies before the next call. It does so
for the last few calls, as long as they are small.
"""

import operator
from collections import deque

from .codec_types import CONTENTS

MUTABLE = frozenset({list, dict, set, bytearray, *CONTENTS})
_CALLS = 4
# The program's side keeps more: the judge counts only calls with such containers.
_MAX_ITEMS = 500


def snapshot(value):
    if type(value) is list:
        return value.copy()
    if type(value) is bytearray:
        return bytes(value)
    return list(value.items() if isinstance(value, dict) else value)


def changed(value, old):
    if len(value) != len(old):
        return True
    if type(value) is list:
        return not all(map(operator.is_, value, old))
    if type(value) is bytearray:
        return value != old
    if isinstance(value, dict):
        keys, values = zip(*old) if old else ((), ())
        return not (
            all(map(operator.is_, value, keys)) and all(map(operator.is_, value.values(), values))
        )
    return not all(map(operator.is_, value, old))


def refill(target, value):
    """Gives a container the contents of another of its type."""
    if type(target) in (list, bytearray):
        target[:] = value
        return
    target.clear()
    (target.extend if type(target) is deque else target.update)(value)


class HeldByTest:
    """In the judge: the containers of the last calls, by the numbers that both sides gave them."""

    def __init__(self):
        self.calls = deque(maxlen=_CALLS)

    def keep(self, call, objects):
        items = 0
        held = {}
        for number, value in enumerate(objects):
            if type(value) in MUTABLE:
                items += len(value)
                if items > _MAX_ITEMS:
                    return
                held[id(value)] = [number, value, snapshot(value)]
        if held:
            self.calls.append((call, objects, list(held.values())))

    def changes(self):
        """`(call, its containers, numbers of those that changed)`, each change once."""
        found = []
        for call, objects, held in self.calls:
            numbers = []
            for entry in held:
                if changed(entry[1], entry[2]):
                    entry[2] = snapshot(entry[1])
                    numbers.append(entry[0])
            if numbers:
                found.append((call, objects, numbers))
        return found


class HeldByProgram:
    """In the program's process: the same containers, while it may still hear of a change."""

    def __init__(self):
        self.calls = deque(maxlen=_CALLS)

    def keep(self, call, objects):
        if not MUTABLE.isdisjoint(map(type, objects)):
            self.calls.append((call, objects))

    def objects(self, call):
        return next((list(objects) for number, objects in self.calls if number == call), None)
