# expect: correct
# assignment: add
# how: Pattern matching, walrus, positional-only and keyword-only parameters, exception groups, merges.
from typing import Literal


def add(a, /, b, *rest, sign: Literal[1, -1] = 1, **options):
    match (a, b):
        case (0, other) | (other, 0):
            return other
        case (int(), int()) if (total := a + b) > 0:
            pass
        case [_, _]:
            total = a + b
    try:
        raise ExceptionGroup("all", [ValueError(1), KeyError(2)])
    except* ValueError as group:
        assert len(group.exceptions) == 1
    except* KeyError:
        pass
    merged = {"a": a} | {"b": b, **options}
    first, *others = merged.values()
    assert f"{first!r:>5}{others=}" and rest == ()
    return total * sign
