# expect: correct
# assignment: stack
# how: Its stack passes on whatever it is asked to a deque, which the test never sees.
from collections import deque


class Empty(IndexError):
    """Nothing to pop."""


class Stack:
    def __init__(self):
        self._items = deque()

    def __getattr__(self, name):
        return getattr(self.__dict__["_items"], name)

    def push(self, item):
        self.append(item)

    def pop(self):
        if not self._items:
            raise Empty("there is nothing here")
        return self._items.pop()

    def __len__(self):
        return len(self._items)

    def __contains__(self, item):
        return item in self._items

    def __iter__(self):
        yield from self._items
