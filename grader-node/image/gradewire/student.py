"""The student's process: runs their program and answers the judge's calls.

Nothing in here can be relied on once the program has run: it may have changed any of it. All that
it can do is to give other answers.
"""

import asyncio
import importlib
import linecache
import os
import re
import sys
import threading
import types

from . import student_surroundings
from .belief import AskAlways
from .codec_types import PLAIN_BASES, CodecError
from .containers import HeldByProgram
from .handles import Kept
from .operators import perform
from .peer import Peer
from .signatures import signature_parts
from .student_module import MODULE
from .transport import Transport

_NATIVE_MODULES = frozenset({"builtins", "_operator", "operator", "math", "cmath"})
_PLAIN_KINDS = tuple(base for base, _ in PLAIN_BASES)
# A module of more functions is asked for each.
_MAX_GIVEN, _MAX_NAME = 20, 100
_LINE_END = re.compile(r"\r\n|\r|\n")


def compile_program(code, module_name):
    """Code from text: a byte order mark is dropped, a coding line means nothing."""
    return compile(code.removeprefix("\ufeff"), f"{module_name}.py", "exec", dont_inherit=True)


def keep_lines(filename, lines):
    """For tracebacks and `inspect`: there is no such file."""
    # Without a time of change, linecache never looks for it.
    linecache.cache[filename] = (1, None, [line + "\n" for line in lines], filename)


def load(code, module_name, compiled=None):
    """Runs a program as the module of that name and returns the module."""
    compiled = compiled or compile_program(code, module_name)
    filename = f"{module_name}.py"
    keep_lines(filename, _LINE_END.split(code.removeprefix("\ufeff")))
    module = types.ModuleType(module_name)
    module.__file__ = filename
    sys.modules[module_name] = module
    sys.argv = [filename]
    exec(compiled, vars(module))
    return module


def public_names(module):
    """What `from module import *` takes."""
    names = vars(module).get("__all__")
    if isinstance(names, (list, tuple)):
        return [name for name in names if type(name) is str]
    return [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    ]


class StudentRules:
    """What the judge may do with the student's objects: everything."""

    def __init__(self):
        self.job = None
        self.compiled = None
        self.active = 0
        self.held_by_test, self.held_by_program = None, HeldByProgram()
        self.belief = AskAlways()

    def before_request(self):
        if not self.active:
            raise RuntimeError("no test is listening now")

    def check_export(self, value):
        pass

    def module_number(self, _value):
        return None

    def find_module(self, _peer, _number, _name):
        raise CodecError("the modules of a test stay there")

    def native_function(self, _value):
        return None

    def find_native(self, module, name):
        if module not in _NATIVE_MODULES:
            raise CodecError("an unknown function")
        return getattr(importlib.import_module(module), name)

    def raised(self, error, _operation, _args):
        return error

    def answered(self, value, operation):
        pass

    def leaving(self, error):
        # By type: isinstance would ask the program's own class.
        return TypeError(str(error)) if issubclass(type(error), CodecError) else error

    def perform(self, peer, operation, target, args, kwargs):
        self.active += 1
        try:
            return _OPERATIONS[operation](peer, target, args, kwargs)
        finally:
            self.active -= 1


def _compile(peer, _target, _args, _kwargs):
    job = peer.rules.job
    peer.rules.compiled = compile_program(job["code"], job["module"])


def _run_shared(*request):
    from .shared_run import run_shared  # which loads a program with what is here

    return run_shared(*request)


def _begin(peer, _target, _args, _kwargs):
    job = peer.rules.job
    module = load(job["code"], job["module"], peer.rules.compiled)
    peer.handles.exports[MODULE] = [module, 1 << 60]
    peer.handles.export_numbers[id(module)] = MODULE
    return _functions(module)


def _functions(module):
    """What tests nearly always ask for next, by name; nothing where it could change unasked, or would be
    no smaller than what it saves."""
    if type(module) is not types.ModuleType or threading.active_count() > 1:
        return {}
    found = {
        name: value
        for name, value in list(vars(module).items())
        if type(value) is types.FunctionType and type(name) is str and len(name) <= _MAX_NAME
    }
    return found if len(found) <= _MAX_GIVEN else {}


def _new(peer, target, args, kwargs):
    value = peer.handles.exported(target)(*args, **kwargs)
    kind = type(value)
    if isinstance(value, _PLAIN_KINDS) and kind not in _PLAIN_KINDS and hasattr(kind, "__dict__"):
        return value if isinstance(value, tuple) else Kept(value)
    return value


def _plain(peer, target, _args, _kwargs):
    value = peer.handles.exported(target)
    for base, to_plain in PLAIN_BASES:
        if isinstance(value, base):
            return to_plain(value)
    raise TypeError("it has no plain value")


def _of_tuple(peer, target, args, _kwargs):
    items, name = args
    return getattr(tuple.__new__(peer.handles.exported(target), items), name)


def _await(peer, target, _args, _kwargs):
    return asyncio.run(peer.handles.exported(target))


def _subclass(peer, _target, args, _kwargs):
    name, bases, members = args
    namespace = {key: _member(kind, value) for key, (kind, value) in members.items()}
    made = types.new_class(name, tuple(bases), {}, lambda body: body.update(namespace))
    number = peer.handles.export(made)
    peer.handles.described.add(number)  # the judge has made its own half of this class
    return number


def _set_member(peer, target, args, _kwargs):
    name, kind, value = args
    setattr(peer.handles.exported(target), name, _member(kind, value))


def _member(kind, value):
    if kind == "function":
        return _forwarding(value)
    if kind == "classmethod":
        return classmethod(_forwarding(value))
    if kind == "staticmethod":
        return staticmethod(_forwarding(value))
    if kind == "property":
        return property(*(None if part is None else _forwarding(part) for part in value))
    return value


def _forwarding(function):
    """A Python function, which binds its object as an attribute of a class; a stand-in does not."""
    return lambda *args, **kwargs: function(*args, **kwargs)


_OPERATIONS = {
    "compile": _compile,
    "begin": _begin,
    "run_shared": _run_shared,
    "call": lambda peer, target, args, kwargs: peer.handles.exported(target)(*args, **kwargs),
    "new": _new,
    "get": lambda peer, target, args, kwargs: getattr(peer.handles.exported(target), *args),
    "set": lambda peer, target, args, kwargs: setattr(peer.handles.exported(target), *args),
    "set member": _set_member,
    "del": lambda peer, target, args, kwargs: delattr(peer.handles.exported(target), *args),
    "op": lambda peer, target, args, kwargs: perform(
        args[0], peer.handles.exported(target), args[1:]
    ),
    "method": lambda peer, target, args, kwargs: getattr(peer.handles.exported(target), args[0])(
        *args[1:], **kwargs
    ),
    "unbound": lambda peer, target, args, kwargs: getattr(peer.handles.exported(target), args[0])(
        *args[1:], **kwargs
    ),
    "names": lambda peer, target, args, kwargs: public_names(peer.handles.exported(target)),
    "plain": _plain,
    "of tuple": _of_tuple,
    "signature": lambda peer, target, args, kwargs: signature_parts(peer.handles.exported(target)),
    "await": _await,
    "subclass": _subclass,
    **student_surroundings.OPERATIONS,
}


class StudentTransport(Transport):
    """Sends what was printed before it answers, so that the judge finds it there."""

    def __init__(self):
        super().__init__(None, lambda _reason: os._exit(0))
        self.streams = (sys.stdout, sys.stderr)

    def write(self, data):
        for stream in self.streams:
            try:
                stream.flush()
            except (OSError, ValueError, AttributeError):
                pass
        super().write(data)


class Student:
    """Made before the process that runs it is forked, as Judge is."""

    def __init__(self):
        self.peer = Peer(StudentTransport(), StudentRules())
        student_surroundings.ask_for_input(self.peer)

    def answer_calls(self, fd, start):
        """The rest of the process's life. `start(job)` runs once, before anything of the student's."""
        peer, transport = self.peer, self.peer.transport
        transport.fd = fd
        transport.write((2).to_bytes(4, "big") + b"{}")  # ready
        job = peer.rules.job = transport.receive()
        peer.handles.frames_of = f"{job['module']}.py"
        start(job)
        while True:
            peer.serve_next()
