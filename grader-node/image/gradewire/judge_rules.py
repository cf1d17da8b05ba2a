"""What the judge's side allows and answers, of objects and surroundings of a test.

What a program may use of an object is in open_objects.py.
"""

import builtins
import sys
import types
import unittest
from collections import deque

from .belief import Belief
from .codec_types import CodecError
from .containers import HeldByTest
from .open_objects import (
    get_attribute,
    guard,
    may_be_called,
    perform_open,
    set_attribute,
)
from .shared_run import Told
from .student_module import StudentModule
from .surroundings import take_log_record, take_warning

_NOT_EXPORTED = (
    types.FrameType,
    types.TracebackType,
    types.CodeType,
    unittest.TestCase,
    unittest.TestResult,
    unittest.TestSuite,
    unittest.TestLoader,
)
_NATIVE_MODULES = frozenset({"builtins", "_operator", "math", "cmath"})
_OF_FUNCTIONS = frozenset({"call", "method", "unbound", "await"})
_CALLS = frozenset({"call", "new", "method", "unbound", "op", "await"})
# Values of the program that are remembered: of large ones only what one comparison needs.
_RECENT, _RECENT_LARGE = 64, 2
_LARGE_ITEMS = 10_000
_SIZED = frozenset({str, bytes, bytearray, list, tuple, set, frozenset, dict})
_MAX_MODULES = 1_000
_MAY_STOP = frozenset({"__next__", "send", "throw"})
_real_input = builtins.input
_real_stdin = sys.stdin


def _is_large(value):
    return type(value) in _SIZED and len(value) > _LARGE_ITEMS


class JudgeRules:
    def __init__(self, progress=None):
        self.progress = progress
        # The program's file, as a test sees it.
        self.filename = None
        self.recent = deque(maxlen=_RECENT)
        self.recent_large = deque(maxlen=_RECENT_LARGE)
        self.swallowed = None
        # Whether the last None of the program was what one of its functions gave back.
        self.gave_nothing = False
        self.modules = {}
        self.held_by_test, self.held_by_program = HeldByTest(), None
        self.told = Told()
        # How many contexts of the test wait for log records or warnings of the program.
        self.listening = 0
        self.belief = Belief()

    def before_request(self):
        pass

    def check_export(self, value):
        if isinstance(value, types.ModuleType):
            raise CodecError(f"the module {value.__name__} cannot be handed over to a program")
        if isinstance(value, _NOT_EXPORTED):
            raise CodecError(f"a {type(value).__name__} cannot be handed over to a program")
        guard(value)

    def module_number(self, value):
        """The number of a module of the program that is handed back to it."""
        return vars(value)["_gradewire_module"][1] if type(value) is StudentModule else None

    def find_module(self, peer, number, name):
        if type(number) is not int or type(name) is not str or len(self.modules) > _MAX_MODULES:
            raise CodecError("a module is a number and a name")
        if number not in self.modules:
            self.modules[number] = StudentModule(name, peer, number)
        return self.modules[number]

    def native_function(self, value):
        """A C function of a module that the student may have too runs on the student's side."""
        if type(value) is not types.BuiltinFunctionType:
            return None
        owner = value.__self__
        if isinstance(owner, types.ModuleType) and owner.__name__ in _NATIVE_MODULES:
            return owner.__name__, value.__name__
        return None

    def find_native(self, _module, _name):
        raise CodecError("the student's functions run on the student's side")

    def raised(self, error, operation, args):
        self._digested(operation)
        # In `list(map(f, cases))` a StopIteration out of f would end the test's own loop early,
        # and what it never checked would count as passed.
        if isinstance(error, StopIteration) and not (
            operation in ("op", "method", "unbound") and args and args[0] in _MAY_STOP
        ):
            return _reworded(error, "the program raised StopIteration")
        if isinstance(error, KeyboardInterrupt):
            # unittest would end the whole run for it.
            return _reworded(error, "the program raised KeyboardInterrupt")
        return error

    def _digested(self, operation):
        """The last message is no longer what takes the time; a call is for good the program's."""
        self.progress[2] = 1 if operation in _CALLS else self.progress[2] & 1

    def answered(self, value, operation):
        self._digested(operation)
        if value is None:
            self.gave_nothing = operation in _OF_FUNCTIONS
        if not _is_large(value):
            self.recent.append(value)
        else:
            self.recent_large.append(value)

    def leaving(self, error):
        if isinstance(error, AssertionError):
            self.swallowed = error
        if isinstance(error, CodecError):
            return TypeError(str(error))
        return error

    def perform(self, peer, operation, target, args, kwargs):
        # However long it takes: it is the program that asks for it.
        self.progress[2] = 1
        if operation == "input":
            return _typed_line(*args)
        if operation == "stdin":
            return _typed(*args)
        if operation == "told":
            return self.told.take(*args)
        if operation == "log":
            return take_log_record(self, *args)
        if operation == "warned":
            return take_warning(self, *args)
        value = peer.handles.exported(target)
        if operation == "signature":
            raise AttributeError("__signature__")
        if operation in ("call", "new"):
            if not may_be_called(value, target in peer.handles.handed):
                raise TypeError(f"a program cannot make a {value.__name__} in a test")
            return value(*args, **kwargs)
        if operation == "op":
            return perform_open(args[0], value, args[1:])
        if operation == "of tuple":
            items, name = args
            return get_attribute(tuple.__new__(value, items), name)
        if operation == "method":
            return get_attribute(value, args[0])(*args[1:], **kwargs)
        if operation == "get":
            return get_attribute(value, *args)
        if operation == "set":
            return set_attribute(value, *args)
        raise CodecError(f"a program cannot {operation} an object of a test")


def _reworded(error, text):
    reworded = RuntimeError(text)
    reworded._gradewire_frames = getattr(error, "_gradewire_frames", [])
    return reworded


def _typed_line(prompt):
    """What a test that replaced `input` gives for it, or None where the program reads itself."""
    if builtins.input is _real_input:
        return None
    return builtins.input(prompt) if prompt else builtins.input()


def _typed(how, size):
    """What a test that replaced `sys.stdin` has in it, or None."""
    if sys.stdin is _real_stdin or not hasattr(sys.stdin, "readline"):
        return None
    if how not in ("read", "readline") or type(size) is not int:
        raise CodecError("no way to read")
    text = getattr(sys.stdin, how)(size) if size >= 0 else getattr(sys.stdin, how)()
    return text if isinstance(text, str) else None
