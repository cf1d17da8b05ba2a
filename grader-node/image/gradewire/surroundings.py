"""What a test changes or watches around a program is done in the program's process too: the seed of
`random`, what it patches in the standard library, log records and warnings that it waits for.

Installed in the judge, over the functions that tests call.
"""

import inspect
import logging
import random
import sys
import types
import unittest._log
import unittest.mock
import warnings

from .codec_types import CodecError
from .methods import is_function
from .stand_in_class import StandInClass

_seed = random.Random.seed.__get__(random._inst)
_enter_patch, _exit_patch = unittest.mock._patch.__enter__, unittest.mock._patch.__exit__
_Logs = unittest._log._AssertLogsContext
_enter_logs, _exit_logs = _Logs.__enter__, _Logs.__exit__
_enter_warnings = warnings.catch_warnings.__enter__
_exit_warnings = warnings.catch_warnings.__exit__
_getfile = inspect.getfile
# What a program reads and prints reaches it by other ways (see judge_rules.py and printed.py).
_OWN_WAYS = {("builtins", "input"), ("sys", "stdin"), ("sys", "stdout"), ("sys", "stderr")}


def follow(peer):
    """From now on the program of this peer follows what the tests do."""

    def seed(*args, **kwargs):
        _seed(*args, **kwargs)
        peer.request("seed", None, args, kwargs)

    def enter_patch(patch):
        value = _enter_patch(patch)
        place = _library_place(patch)
        if place is not None:
            try:
                replacement = getattr(patch.target, patch.attribute)
                peer.request("patch", None, (*place, replacement))
                patch._gradewire_place = place
            except (TypeError, AttributeError):
                pass  # what cannot be handed over is replaced for the test alone
        return value

    def exit_patch(patch, *details):
        place = vars(patch).pop("_gradewire_place", None)
        try:
            if place is not None:
                peer.request("unpatch", None, place)
        finally:
            ended = _exit_patch(patch, *details)
        return ended

    def enter_logs(context):
        value = _enter_logs(context)
        peer.rules.listening += 1
        peer.request("listen", None, (context.logger.name, context.level))
        return value

    def exit_logs(context, *details):
        peer.rules.listening -= 1
        try:
            peer.request("unlisten", None)
        finally:
            ended = _exit_logs(context, *details)
        return ended

    def enter_warnings(context):
        caught = _enter_warnings(context)
        if context._record:
            peer.rules.listening += 1
            peer.request("watch warnings", None)
        return caught

    def exit_warnings(context, *details):
        try:
            if context._record:
                peer.rules.listening -= 1
                peer.request("unwatch warnings", None)
        finally:
            _exit_warnings(context, *details)

    def getfile(value):
        return peer.rules.filename if is_function(value) or _is_of_program(value) else _getfile(value)

    random.seed = seed
    unittest.mock._patch.__enter__, unittest.mock._patch.__exit__ = enter_patch, exit_patch
    _Logs.__enter__, _Logs.__exit__ = enter_logs, exit_logs
    warnings.catch_warnings.__enter__ = enter_warnings
    warnings.catch_warnings.__exit__ = exit_warnings
    inspect.getfile = getfile


def _library_place(patch):
    """`(module, name)` of what is patched in a module of the library, or None."""
    target = patch.target
    if type(target) is not types.ModuleType:
        return None
    name = target.__name__
    if name.partition(".")[0] not in sys.stdlib_module_names or name.startswith("unittest"):
        return None
    return None if (name, patch.attribute) in _OWN_WAYS else (name, patch.attribute)


def _is_of_program(value):
    return isinstance(type(value), StandInClass) or type(value) is StandInClass


def take_log_record(rules, name, level, text, function, line):
    """A record of the program's, for a test that waits for one."""
    parts = (name, level, text, function, line)
    if [type(part) for part in parts] != [str, int, str, str, int]:
        raise CodecError("no log record")
    if rules.listening:
        record = logging.LogRecord(name, level, "", line, "%s", (text,), None, function)
        logging.getLogger(name).handle(record)


def take_warning(rules, warning, line):
    """A warning of the program's, for a test that waits for one."""
    if not isinstance(warning, Warning) or type(line) is not int:
        raise CodecError("no warning")
    if rules.listening:
        warnings.warn_explicit(warning, type(warning), "program", line)
