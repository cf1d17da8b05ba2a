"""When an object of the program may answer for itself about the data of a test. The one place.

A test that compares `f(1)` with plain data wants plain data. An object of the program's own class
has operators of its own there, and `f(1) - 1/3`, `f(1) > 30` or `3 in f(1)` would show them what
the test expects and take their word for it. So an object is asked

- about itself, always: `len`, `iter`, `next`, `abs`, `float`, `str`, an index, a call, an
  attribute. What it answers is data, and the test looks at that;
- about other objects of the program, always: `make_vector(1, 2) + make_vector(3, 4)`;
- about data of the test, only if the test is about its class. Such a test names the class: it
  takes it from the program by a capitalised name, or derives from it. The name must come from
  the test and look like a class's: a program could make `f` itself a class, and `import *` takes
  whatever there is. A subclass of a class that is named counts as that class.

`==` with plain data asks no class whether they are equal. A class that has data as its base, and
that the test names, may say that they are not (see stand_ins.py).
"""

_BINARY = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor".split()
ABOUT_OTHERS = frozenset(
    [f"__{mark}{name}__" for name in _BINARY for mark in ("", "r", "i")]
    + ["__lt__", "__le__", "__gt__", "__ge__", "__contains__"]
)
# Methods by which plain data judges plain data: a test that calls one on a result has text or a
# set in mind, not a class that it never names.
JUDGING_METHODS = frozenset(
    ["startswith", "endswith", "issubset", "issuperset", "isdisjoint", "is_integer"]
    + ["difference", "symmetric_difference", "isalnum", "isalpha", "isascii", "isdecimal"]
    + ["isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle"]
    + ["isupper"]
)


class NotPlainData(AssertionError):
    """An AssertionError: where a test expects a TypeError of the program, this is none."""

    def __init__(self, kind):
        super().__init__(
            f"The program gave an object of its own class {kind.__name__} "
            "where the test works with plain data, such as a number, a text or a list."
        )


class Belief:
    """The judge's."""

    def __init__(self):
        self.named = set()
        # The last refusal. By then the object has seen the test's data: whatever becomes of the
        # exception, the test that made it cannot pass any more (see RemoteProgram.swallowed).
        self.refused = None

    def taken(self, name, kind):
        """A test took this class of the program by this name."""
        if name.lstrip("_")[:1].isupper():
            self.named.add(kind)

    def derived(self, *kinds):
        self.named.update(kinds)

    def is_named(self, kind):
        return not self.named.isdisjoint(kind.__mro__)

    def may_ask(self, kind, operation, args):
        if operation not in ABOUT_OTHERS or all(map(_is_the_programs, args)):
            return True
        return self.is_named(kind)

    def check_attribute(self, kind, name):
        if name in JUDGING_METHODS and not self.is_named(kind):
            raise self.refuse(kind)

    def refuse(self, kind):
        self.refused = NotPlainData(kind)
        return self.refused


class AskAlways:
    """The student's: a program asks the objects of a test whatever it likes."""

    def taken(self, name, kind):
        pass

    def derived(self, *kinds):
        pass

    def is_named(self, kind):
        return True

    def may_ask(self, kind, operation, args):
        return True

    def check_attribute(self, kind, name):
        pass


def _is_the_programs(value):
    return getattr(type(value), "_gradewire_class", None) is not None
