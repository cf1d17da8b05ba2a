"""Whatever exception a program raises comes over, and the program lives on."""

import unittest

from .pairing import Pairing

PROGRAM = '''
import sys, urllib.error

class Unreachable(OSError):
    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason

class TwoArguments(Exception):
    def __new__(cls, first, second): return super().__new__(cls)
    def __init__(self, first, second): self.first = first

class Guarded(Exception):
    def __getattribute__(self, name): raise ValueError(name)

class NoArguments(Exception):
    @property
    def args(self): raise RuntimeError("no")

class Mixin:
    pass

class Mixed(Mixin, ValueError):
    pass

class Leave(SystemExit):
    pass

class NotHere(ImportError):
    pass

class Several(ExceptionGroup):
    pass

class Silent(Exception):
    def __str__(self): raise KeyboardInterrupt

class Meta(type):
    def __getattribute__(cls, name): raise ValueError(name)

class Odd(KeyError, metaclass=Meta):
    pass

Unsayable = type("Unsayable", (LookupError,), {"__module__": "\\ud800"})

RAISED = {
    "URLError": lambda: urllib.error.URLError("x"),
    "HTTPError": lambda: urllib.error.HTTPError("http://x", 404, "nope", {}, None),
    "Unreachable": lambda: Unreachable("x"),
    "TwoArguments": lambda: TwoArguments(1, 2),
    "Guarded": lambda: Guarded("x"),
    "NoArguments": lambda: NoArguments("x"),
    "Mixed": lambda: Mixed("x"),
    "Leave": lambda: Leave(1),
    "NotHere": lambda: NotHere("x", name="y"),
    "Several": lambda: Several("x", [ValueError(1)]),
    "Silent": lambda: Silent(),
    "a class that cannot be described": lambda: Odd("x"),
    "a class whose names are no text": lambda: Unsayable("x"),
    "a text too large to be handed over": lambda: ValueError("x" * 20_000_000),
    "arguments that cannot be handed over": lambda: ValueError([1], sys),
}

def fail(name):
    raise RAISED[name]()

def fail_with_odd_cause(x):
    raise ValueError([2]) from Unreachable([1], sys)

def spoil(items):
    items.append(sys)
    raise KeyError("after the change")
'''


class Exceptions(unittest.TestCase):
    def test_every_exception_comes_over_with_its_name_and_its_line(self):
        with Pairing(PROGRAM) as m:
            for name in list(m.RAISED):
                with self.subTest(name):
                    try:
                        m.fail(name)
                    except (Exception, SystemExit) as error:
                        self.assertIn(
                            name if name.isidentifier() else "",
                            f"{type(error).__name__}: {error}",
                        )
                        self.assertEqual([f for _, f in error._gradewire_frames][:1], ["fail"])
                    else:
                        self.fail("nothing was raised")

    def test_they_are_of_the_classes_that_the_program_derives_them_from(self):
        with Pairing(PROGRAM) as m:
            for name, kind in (
                ("URLError", OSError),
                ("Mixed", ValueError),
                ("Leave", SystemExit),
                ("NotHere", ImportError),
                ("Several", ExceptionGroup),
                ("a class that cannot be described", KeyError),
                ("a class whose names are no text", LookupError),
            ):
                with self.subTest(name), self.assertRaises(kind):
                    m.fail(name)
            with self.assertRaises(m.Unreachable) as caught:
                m.fail("Unreachable")
            self.assertEqual(caught.exception.reason, "x")

    def test_an_exception_as_a_cause_is_as_free(self):
        with Pairing(PROGRAM) as m, self.assertRaises(ValueError) as caught:
            m.fail_with_odd_cause(1)
        self.assertEqual(caught.exception.args, ([2],))
        self.assertIsInstance(caught.exception.__cause__, OSError)

    def test_an_exception_comes_over_even_where_the_changes_before_it_cannot(self):
        with Pairing(PROGRAM) as m:
            with self.assertRaisesRegex(KeyError, "after the change"):
                m.spoil([1])
            with self.assertRaises(OSError):
                m.fail("URLError")


if __name__ == "__main__":
    unittest.main()
