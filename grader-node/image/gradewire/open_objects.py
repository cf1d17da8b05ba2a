"""What a program may use of the objects that a test hands to it.

Their methods run in the judge's process. So a program may read and write the public attributes of
what the test's own classes define, and may not change those classes; of the library's objects it
may use what the table says, since from a file there is a way to any other, and from a function, a
generator or a frame one to the test's own variables. What a mock was called with is for the test
to ask, and for nobody to set.
"""

import argparse
import array
import collections
import decimal
import io
import logging
import queue
import random
import re
import statistics
import string
import sys
import tempfile
import threading
import types
from unittest.mock import NonCallableMock

from .codec_types import TYPE_NAMES
from .operators import OPERATORS, perform
from .stand_in_class import StandInClass

try:
    import sqlite3
except ImportError:  # in WebAssembly
    sqlite3 = None

_CLOSED_TYPES = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    types.GeneratorType,
    types.CoroutineType,
    types.AsyncGeneratorType,
    types.FrameType,
    types.TracebackType,
    types.CodeType,
    types.ModuleType,
)
_GENERATOR_METHODS = frozenset({"send", "throw", "close"})
_NOTHING = object()
_TEXTS = frozenset({"__repr__", "__str__", "__format__"})
_NAMES = frozenset({"__name__", "__qualname__", "__doc__"})
_FILE = (
    "read readline readlines write writelines seek tell truncate flush close closed getvalue "
    "readable writable seekable isatty mode encoding newlines"
)
# Classes of the library, and what is open of their objects: None is all that is public.
_LIBRARY = [
    ((io.IOBase, tempfile._TemporaryFileWrapper, tempfile.SpooledTemporaryFile), _FILE),
    ((random.Random, re.Pattern, re.Match, decimal.Context, statistics.NormalDist), None),
    ((collections.UserList, collections.UserDict, collections.UserString), None),
    ((collections.ChainMap, argparse.Namespace, types.SimpleNamespace, memoryview), None),
    ((array.array,), "append extend insert pop remove reverse index count tolist typecode"),
    ((queue.Queue, queue.SimpleQueue), "put get put_nowait get_nowait empty full qsize task_done"),
    ((threading.Event,), "set is_set clear wait"),
    ((type(threading.Lock()), type(threading.RLock())), "acquire release locked"),
    ((threading.Semaphore, threading.Condition), "acquire release wait notify notify_all"),
    ((logging.Logger,), "debug info warning error exception critical log isEnabledFor name level"),
    ((string.Template,), "substitute safe_substitute template"),
]
_OF_CONNECTIONS = "execute executemany executescript cursor commit rollback close"
_OF_CURSORS = (
    "execute executemany executescript fetchone fetchall fetchmany close description rowcount "
    "lastrowid"
)
if sqlite3:
    _LIBRARY += [((sqlite3.Connection,), _OF_CONNECTIONS), ((sqlite3.Cursor,), _OF_CURSORS)]
_LIBRARY = [(kinds, names and frozenset(names.split())) for kinds, names in _LIBRARY]
_SQLITE_ATTACH = 24


def get_attribute(value, name):
    """An attribute that is open, for a program that asks for it. Raises AttributeError."""
    if isinstance(value, types.GeneratorType) and name in _GENERATOR_METHODS:
        return getattr(value, name)
    if name in OPERATORS and not isinstance(value, type):
        return lambda *args: perform_open(name, value, args)
    if name in _NAMES and isinstance(value, _CLOSED_TYPES + (type,)):
        return getattr(value, name)
    if not _may_read(value, name):
        raise _no_attribute(value, name)
    return getattr(value, name)


def set_attribute(value, name, item):
    """As get_attribute()."""
    if not _may_read(value, name) or not _may_write(value, name, item):
        raise _no_attribute(value, name)
    setattr(value, name, item)


def perform_open(name, value, args):
    """An operation that a program asks for."""
    if name in _TEXTS and _is_library(type(value)) and not _is_listed(type(value), None):
        # What it was made with may be in its text.
        return f"<{type(value).__name__} object>"
    return perform(name, value, args)


def may_be_called(value, handed):
    """Whether a program may call this. A class of the library only if it was `handed` over itself,
    not with one of its objects."""
    return not isinstance(value, type) or handed or not _is_library(value)


def guard(value):
    """Before an object is handed over."""
    if sqlite3 is None:
        return
    if isinstance(value, sqlite3.Cursor):
        value = value.connection
    if isinstance(value, sqlite3.Connection):
        # Statements can open and write files.
        value.set_authorizer(
            lambda action, *_details: (
                sqlite3.SQLITE_DENY if action == _SQLITE_ATTACH else sqlite3.SQLITE_OK
            )
        )


def _may_read(value, name):
    kind = type(value)
    if type(name) is not str or name.startswith("_") or isinstance(value, _CLOSED_TYPES):
        return False
    if isinstance(kind, StandInClass):
        return False
    if isinstance(value, NonCallableMock):
        return not _is_of_every_mock(kind, name)
    for owner in value.__mro__ if isinstance(value, type) else kind.__mro__:
        if name in vars(owner):
            return not _is_library(owner) or (
                not isinstance(value, type) and _is_listed(kind, name)
            )
    return not _is_library(value if isinstance(value, type) else kind) or _is_listed(kind, name)


def _may_write(value, name, item):
    kind = type(value)
    if isinstance(value, type):
        return False
    if isinstance(value, NonCallableMock):
        # Any other child would say itself what it was called with.
        return type(item) in TYPE_NAMES
    defined = next((vars(owner)[name] for owner in kind.__mro__ if name in vars(owner)), None)
    if callable(defined) or isinstance(defined, (classmethod, staticmethod)):
        return False
    # A function is put where the test has left room for one, and nowhere else.
    now = getattr(value, name, _NOTHING)
    return not callable(item) or now is None or callable(now)


def _is_library(kind):
    """Whether a class is none of the test files' own."""
    package = str(kind.__module__).partition(".")[0]
    return package in sys.stdlib_module_names or package in ("gradewire", "__main__")


def _is_listed(kind, name):
    """Whether this name is open, or without one whether anything is."""
    for kinds, names in _LIBRARY:
        if issubclass(kind, kinds):
            return name is None or names is None or name in names
    return False


def _is_of_every_mock(kind, name):
    return name == "method_calls" or any(
        name in vars(base) for base in kind.__mro__ if base.__module__ == "unittest.mock"
    )


def _no_attribute(value, name):
    return AttributeError(f"'{type(value).__name__}' object has no attribute '{name}'")
