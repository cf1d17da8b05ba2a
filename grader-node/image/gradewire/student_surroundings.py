"""The student's half of surroundings.py: does in this process what the test did in its own."""

import builtins
import importlib
import io
import logging
import random
import sys
import warnings


def seed(_peer, _target, args, kwargs):
    random._inst.seed(*args, **kwargs)


class Patches:
    """What the test has replaced in modules of the library, innermost last."""

    def __init__(self):
        self.originals = []

    def patch(self, _peer, _target, args, _kwargs):
        module_name, name, value = args
        module = importlib.import_module(module_name)
        self.originals.append((module, name, getattr(module, name)))
        setattr(module, name, value)

    def unpatch(self, _peer, _target, args, _kwargs):
        module_name, name = args
        for number in range(len(self.originals) - 1, -1, -1):
            module, replaced, value = self.originals[number]
            if (module.__name__, replaced) == (module_name, name):
                del self.originals[number]
                return setattr(module, name, value)


class Listeners:
    """Loggers and warnings that the test waits for, innermost last."""

    def __init__(self):
        self.loggers = []
        self.warnings = []

    def listen(self, peer, _target, args, _kwargs):
        name, level = args
        logger = logging.getLogger(name)
        self.loggers.append((logger, logger.handlers, logger.propagate, logger.level))
        logger.handlers, logger.propagate = [_Forward(peer)], False
        logger.setLevel(level)

    def unlisten(self, _peer, _target, _args, _kwargs):
        logger, logger.handlers, logger.propagate, level = self.loggers.pop()
        logger.setLevel(level)

    def watch(self, peer, _target, _args, _kwargs):
        def show(message, _category, _filename, line, _file=None, _line=None):
            peer.request("warned", None, (message, line))

        context = warnings.catch_warnings()
        context.__enter__()
        self.warnings.append(context)
        warnings.simplefilter("always")
        warnings.showwarning = show

    def unwatch(self, _peer, _target, _args, _kwargs):
        self.warnings.pop().__exit__(None, None, None)


class _Forward(logging.Handler):
    def __init__(self, peer):
        super().__init__()
        self.peer = peer

    def emit(self, record):
        parts = (record.name, record.levelno, record.getMessage(), record.funcName, record.lineno)
        self.peer.request("log", None, parts)


def ask_for_input(peer):
    """`input()` and standard input ask the test first, which may have replaced either."""
    original = builtins.input

    def input(prompt="", /):
        answer = peer.request("input", None, (str(prompt),)) if peer.rules.active else None
        return original(prompt) if answer is None else answer

    builtins.input = input
    sys.stdin = _Typed(peer, sys.stdin)


class _Typed(io.TextIOBase):
    """Standard input as the test has it, or the process's own."""

    def __init__(self, peer, original):
        self.peer, self.original = peer, original

    def _read(self, how, size):
        answer = self.peer.request("stdin", None, (how, size)) if self.peer.rules.active else None
        return getattr(self.original, how)(size) if answer is None else answer

    def read(self, size=-1, /):
        return self._read("read", -1 if size is None else size)

    def readline(self, size=-1, /):
        return self._read("readline", size)

    def readable(self):
        return True

    def __getattr__(self, name):
        return getattr(self.original, name)

    def fileno(self):
        return self.original.fileno()

    def isatty(self):
        return False


_patches, _listeners = Patches(), Listeners()
OPERATIONS = {
    "seed": seed,
    "patch": _patches.patch,
    "unpatch": _patches.unpatch,
    "listen": _listeners.listen,
    "unlisten": _listeners.unlisten,
    "watch warnings": _listeners.watch,
    "unwatch warnings": _listeners.unwatch,
}
