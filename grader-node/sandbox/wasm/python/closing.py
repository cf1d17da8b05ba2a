"""Takes away what Python can do in WebAssembly beyond computing, such as JavaScript and foreign functions,
and puts what it cannot do into words. The judge's Python is closed as well, since it is of no use there.

Behind it are the worker's own measures: modules that the interpreter has forgotten (forget-modules.ts),
a JavaScript without anything of Node's (close-javascript.ts), and a process that may do nothing.
"""

import _imp
import _socket
import asyncio
import builtins
import errno
import gc
import os
import posix
import socket
import sys
import time
import types

_FOREIGN = {
    "js": "JavaScript",
    "pyodide_js": "JavaScript",
    "pyodide": "JavaScript",
    "_pyodide": "JavaScript",
    "_pyodide_core": "JavaScript",
    "pyodide_http": "JavaScript",
    "micropip": "the network",
    "ctypes": "the machine's memory",
    "_ctypes": "the machine's memory",
    "_posixsubprocess": "other programs",
}


class _Closed:
    """In front of all other finders."""

    def find_spec(self, name, _path=None, _target=None):
        what = _FOREIGN.get(name.partition(".")[0])
        if what is not None:
            raise ModuleNotFoundError(
                f"No module named {name!r}: a program cannot reach {what} here", name=name
            )
        return None


def close():
    """Once, before anything of a student's. Afterwards no object of JavaScript is reachable."""
    foreign = [name for name in sys.modules if name.partition(".")[0] in _FOREIGN]
    modules = [sys.modules.pop(name) for name in foreign]
    sys.meta_path[:] = [
        _Closed(),
        *(finder for finder in sys.meta_path if not _is_foreign(finder.__module__)),
    ]
    sys.path_hooks[:] = [hook for hook in sys.path_hooks if not _is_foreign(hook.__module__)]
    asyncio._set_running_loop(None)
    asyncio.set_event_loop_policy(_Policy())
    asyncio.run = asyncio.runners.run
    time.sleep = _sleep
    socket.socket = _socket.socket = _NoSocket
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "if_nameindex"):
        setattr(socket, name, _no_network)
        setattr(_socket, name, _no_network)
    _imp.create_dynamic = _no_extensions
    os.system = os.popen = os.fork = posix.system = posix.fork = _no_programs
    vars(builtins).pop("___EvalCodeResultException", None)
    for module in modules:
        if isinstance(module, types.ModuleType):
            vars(module).clear()
    # The interpreter keeps a copy of a built-in module's names, to make it once more from.
    for thing in gc.get_objects():
        if type(thing) is dict and thing.get("__name__") in _FOREIGN:
            thing.clear()
    gc.collect()


def _sleep(seconds, /):
    """Suspend execution for the given number of seconds."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    fd = os.open("/dev/sleep", os.O_WRONLY)
    os.write(fd, b"%d" % (seconds * 1000))
    os.close(fd)


_sleep.__name__ = _sleep.__qualname__ = "sleep"


def _no_network(*_args, **_options):
    raise OSError(errno.EPERM, "a program has no network here")


def _no_programs(*_args, **_options):
    raise OSError(errno.ENOSYS, "a program cannot start others here")


def _no_extensions(spec, _file=None):
    raise ImportError("a program can load no compiled modules here", name=spec.name)


class _NoSocket(socket.socket):
    __init__ = _no_network


def _is_foreign(module):
    return (module or "").partition(".")[0] in _FOREIGN


class _Selector:
    """There is nothing to wait for but time."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("the program waits for something that never comes")
        if timeout > 0:
            time.sleep(timeout)
        return []

    def close(self):
        pass


class _Loop(asyncio.BaseEventLoop):
    """An event loop of timers and tasks, without files, sockets and threads."""

    def __init__(self):
        super().__init__()
        self._selector = _Selector()

    def _process_events(self, _events):
        pass

    def _write_to_self(self):
        pass


class _Policy(asyncio.events.BaseDefaultEventLoopPolicy):
    _loop_factory = _Loop
