# expect: correct
# assignment: stack
# how: A data class with slots and ordering, an error with fields, an enum, a protocol and generics.
from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import ClassVar, Generic, Iterator, NamedTuple, Protocol, TypeVar

T = TypeVar("T")


class State(enum.Flag):
    EMPTY = enum.auto()
    FULL = enum.auto()


class Sized(Protocol):
    def __len__(self) -> int: ...


class Entry(NamedTuple):
    value: object
    number: int = 0


@dataclass
class Empty(LookupError):
    text: str = "nothing there"

    def __str__(self) -> str:
        return self.text


@dataclass(order=True, slots=True)
class Stack(Generic[T]):
    items: list[Entry] = field(default_factory=list)
    made: ClassVar[int] = 0

    def push(self: Stack[T], item: T) -> None:
        self.items.append(Entry(item, len(self.items)))

    def pop(self) -> T:
        if self.state is State.EMPTY:
            raise Empty
        return self.items.pop().value

    @property
    def state(self) -> State:
        return State.FULL if self.items else State.EMPTY

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return (entry.value for entry in self.items)
