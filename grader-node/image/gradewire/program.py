"""The program under test, as a run of the tests sees it: far away, or in the same interpreter."""

import contextlib
import io
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

from .exceptions import frames_in
from .explain import describe_exception, describe_missing
from .student import keep_lines, load
from .student_module import StudentModule, ask_if_unasked, give

_MAX_LOCAL_OUTPUT = 8_000


class Program:
    """Loaded when a test first imports it. `import_failure` is None, "exception" or "memory", with
    `feedback` and `line` for the student.

    A subclass has load(), which runs the program anew and returns its module; take_printed(), the
    text that it printed since the last call; and frames(error), the `(line, function)` of its own
    frames that an exception passed through, or None for an exception that is not the program's.
    """

    def __init__(self, module_name, code):
        self.module_name = module_name
        code = code.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.lines = code.split("\n")
        self.imported = False
        self.import_failure = self.feedback = self.line = None
        self._error = self._fresh = None

    def tell(self, what, value):
        """That a test is "running" (its name) or "finished" (its entry)."""

    def collected(self, _file_name, _count):
        """That so many tests are in the file that runs next."""

    def settle(self):
        """After the last test."""

    def came_from(self, _value):
        """Whether this value is (the very object that) the program returned."""
        return False

    def gave_nothing(self):
        """Since the last call: whether the last None of the program came from a function."""
        return False

    def gone(self):
        """Whether it can no longer answer."""
        return False

    def swallowed(self):
        """An assertion that did not hold since the last call, and that someone may have kept to
        themselves: the program, one of the test's own callback; the test, one of the judge."""
        return None

    def explain(self, error):
        """`(message, line)` for an exception that stopped a test."""
        frames = self.frames(error)
        if self._is_missing(error):
            return self.explain_missing(error.name), None
        text = describe_exception(error, frames, self.module_name, self.lines)
        if frames is None:
            text = f"The test could not go on with what the program gave it.\n{text}"
        return text, frames[-1][0] if frames else None

    def explain_missing(self, name):
        return describe_missing(name, self.module_name, "\n".join(self.lines))

    def _is_missing(self, error):
        """Whether a test asked for a name that the program does not have."""
        asked = getattr(error, "obj", None) if type(error) is AttributeError else None
        return isinstance(asked, ModuleType) and vars(asked).get("__name__") == self.module_name

    # -- as a finder and loader of sys.meta_path ---------------------------------------------------

    def find_spec(self, name, _path=None, _target=None):
        return ModuleSpec(name, self, origin=f"{name}.py") if name == self.module_name else None

    def create_module(self, _spec):
        # Two imports of a program that failed would run it, and its faults, twice.
        if self._error is not None and sys.stdin is sys.__stdin__:
            raise self._error
        self.imported = True
        self.import_failure = None
        try:
            self._fresh = self.load()
            return self._fresh
        except Exception as error:
            self._failed(error)
            raise
        except (SystemExit, KeyboardInterrupt, GeneratorExit) as error:
            self._failed(error)
            stopped = ImportError(f"the program ended itself with {type(error).__name__}")
            stopped.name = self.module_name
            self._error = stopped
            raise stopped from None

    def exec_module(self, module):
        if module is self._fresh:
            self._fresh = None
        else:
            self.load()  # importlib.reload

    def _failed(self, error):
        self._error = error
        self.import_failure = "memory" if isinstance(error, MemoryError) else "exception"
        text, self.line = self.explain(error)
        self.feedback = f"The program stopped while it was loaded.\n{text}"


class RemoteProgram(Program):
    """The program in the student's process, on the other side of the channel. The tests' surroundings
    follow() it (surroundings.py)."""

    def __init__(self, module_name, code, peer):
        super().__init__(module_name, code)
        self.peer, self.module = peer, None
        peer.rules.filename = f"{module_name}.py"
        keep_lines(peer.rules.filename, self.lines)

    def load(self):
        functions = self.peer.request("begin", None)
        module = self.module = StudentModule(self.module_name, self.peer)
        if type(functions) is dict:
            give(module, functions)
        return module

    def tell(self, what, value):
        self.peer.rules.told.note(what, value)

    def collected(self, file_name, count):
        self.peer.rules.told.collected[file_name] = count

    def settle(self):
        # What it has to say is nobody's concern; that it has ended, the transport knows.
        with contextlib.suppress(Exception):
            if self.module is not None:
                ask_if_unasked(self.module)

    def take_printed(self):
        return self.peer.transport.take_printed()

    def frames(self, error):
        return getattr(error, "_gradewire_frames", None)

    def came_from(self, value):
        rules = self.peer.rules
        return any(value is recent for recent in (*rules.recent, *rules.recent_large))

    def gave_nothing(self):
        rules = self.peer.rules
        gave, rules.gave_nothing = rules.gave_nothing, False
        return gave

    def gone(self):
        return self.peer.transport.broken is not None

    def swallowed(self):
        rules = self.peer.rules
        error, rules.swallowed = rules.swallowed, None
        refused, rules.belief.refused = rules.belief.refused, None
        return error or refused


class LocalProgram(Program):
    """The program in this very interpreter: it can reach the tests and all that decides."""

    def __init__(self, module_name, code, tell):
        super().__init__(module_name, code)
        self.code, self.tell = code, tell
        self.tee = sys.stdout = _Tee(sys.stdout)

    def load(self):
        return load(self.code, self.module_name)

    def take_printed(self):
        text = "".join(self.tee.kept)
        self.tee.kept.clear()
        return text[:_MAX_LOCAL_OUTPUT]

    def frames(self, error):
        return [tuple(frame) for frame in frames_in(error, f"{self.module_name}.py")] or None


class _Tee(io.TextIOBase):
    """Standard output that remembers what went through it."""

    def __init__(self, stream):
        self.stream = stream
        self.kept = []

    def writable(self):
        return True

    def write(self, text):
        if len(self.kept) < _MAX_LOCAL_OUTPUT:
            self.kept.append(text)
        return self.stream.write(text)

    def flush(self):
        self.stream.flush()
