"""Containers that both sides hold a copy of, and that change in place.

During a call the program's copies of its arguments are compared with what they were, and what
changed goes back with the reply. After it both sides may keep the very list: so both compare their
copies of the containers of the last calls, the judge before each request and the program before
each reply, and what changed goes along. A container that is held goes over as `["R", [call,
number]]`, and so stays the same one.

The judge alone decides what is held, and tells the program which calls are `dropped`.
"""

import operator
from collections import deque

from .codec_types import CONTENTS

MUTABLE = frozenset({list, dict, set, bytearray, *CONTENTS})
_CALLS = 16
# Of all calls together. A container counts as some items more than it has.
MAX_ITEMS = 4_000
_ITEMS_EACH = 4
# How many items of one call are looked at, at most, before it is no longer held: about 0.1 s.
_MAX_LOOKS = 4_000_000
_COUNTED = 64


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


def grown(value, old):
    """Whether a list only got longer at its end, as a log does: then that end is told."""
    return type(value) is list and len(value) > len(old) > 0 and all(map(operator.is_, old, value))


def refill(target, value):
    """Gives a container the contents of another of its type."""
    if type(target) in (list, bytearray):
        target[:] = value
        return
    target.clear()
    (target.extend if type(target) is deque else target.update)(value)


def _weight(values):
    return sum(len(value) + _ITEMS_EACH for value in values)


class _Held:
    """The containers of the last calls, by the numbers that both sides gave them."""

    def __init__(self):
        self.calls = {}  # call -> {number: container}
        self.numbers = {}  # id of a container -> (call, number)
        self.old = {}  # id of a container -> (container, its snapshot, call, number)

    def new_ones(self, objects):
        found = {}
        for number, value in enumerate(objects):
            if type(value) in MUTABLE and id(value) not in self.old:
                # The contents of a change have a number too: the first one stands for both.
                found.setdefault(id(value), (number, value))
        return dict(found.values())

    def add(self, call, values):
        self.calls[call] = values
        for number, value in values.items():
            self.numbers[id(value)] = call, number
            self.old[id(value)] = value, snapshot(value), call, number

    def unlist(self, call):
        """Its containers go over as new ones from now on; they can still be found."""
        for number, value in self.calls.get(call, {}).items():
            if self.is_shared(value, call, number):
                del self.numbers[id(value)], self.old[id(value)]

    def remove(self, call):
        self.unlist(call)
        self.calls.pop(call, None)

    def find(self, call, number):
        """The container of that number, or a KeyError."""
        return self.calls[call][number]

    def is_shared(self, value, call, number):
        return self.numbers.get(id(value)) == (call, number)

    def synchronised(self, value):
        if id(value) in self.old:
            _value, _old, call, number = self.old[id(value)]
            self.old[id(value)] = value, snapshot(value), call, number

    def changes(self):
        """`(call, number, container)` of those that changed since they were last the same."""
        same = operator.is_
        found = []
        for value, old, call, number in self.old.values():
            if type(value) is list:  # as changed() does, without a call
                if len(value) == len(old) and all(map(same, value, old)):
                    continue
            elif not changed(value, old):
                continue
            found.append((call, number, value))
        return found


class HeldByTest(_Held):
    """In the judge, which decides what is held.

    What it no longer wants can be found until a request has told the program so: a reply that is
    under way may still speak of it.
    """

    def __init__(self):
        super().__init__()
        self.weights = {}
        self.looks = {}
        self.requests = 0
        self.unwanted = []
        self.dropped = []

    def keep(self, call, objects):
        values = self.new_ones(objects)
        if not values:
            return
        weight = _weight(values.values())
        if weight > MAX_ITEMS:
            self.unwanted.append(call)
            return
        self.add(call, values)
        self.weights[call], self.looks[call] = weight, 0
        self._trim()

    def _trim(self):
        total = sum(self.weights.values())
        while len(self.weights) > _CALLS or total > MAX_ITEMS:
            oldest = next(iter(self.weights))
            total -= self.weights[oldest]
            self._unwant(oldest)

    def _unwant(self, call):
        del self.weights[call], self.looks[call]
        self.unwanted.append(call)

    def begin_request(self):
        """Chooses what the program is told that it is dropped."""
        self.requests += 1
        if self.requests % _COUNTED == 0:
            for call, weight in list(self.weights.items()):
                self.looks[call] += weight * _COUNTED
                if self.looks[call] > _MAX_LOOKS:
                    self._unwant(call)
        for call in self.unwanted:
            self.drop(call)
        self.unwanted = []

    def drop(self, call):
        self.unlist(call)
        self.weights.pop(call, None)
        self.looks.pop(call, None)
        self.dropped.append(call)

    def told(self):
        """A request carried `dropped`."""
        for call in self.dropped:
            self.remove(call)
        self.dropped = []

    def find(self, call, number):
        value = super().find(call, number)
        self.used(call)
        return value

    def used(self, call):
        """One that is used stays longer than one that is not."""
        if call in self.weights:
            self.weights[call] = self.weights.pop(call)
            self.looks[call] = 0

    def synchronised(self, value):
        super().synchronised(value)
        call, _number = self.numbers.get(id(value), (None, None))
        if call in self.weights:
            self.weights[call] = _weight(self.calls[call].values())
            self._trim()


class HeldByProgram(_Held):
    """In the program's process: the same containers, until the judge drops them."""

    def used(self, call):
        pass

    def keep(self, call, objects):
        values = self.new_ones(objects)
        # The judge, whose limit is half of this, drops it.
        if values and _weight(values.values()) <= 2 * MAX_ITEMS:
            self.add(call, values)

    def mute(self, value):
        """No longer the same on both sides: it is told as a new one when it is given again."""
        del self.numbers[id(value)], self.old[id(value)]
