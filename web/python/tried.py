"""Runs a student's program, and the examples that they see, in their own browser.

What is said of a run is said by the judge's code, with the program in the tests' own interpreter: what
comes of it is shown to the student and believed by nobody else.
"""

import asyncio
import builtins
import gc
import inspect
import io
import json
import random
import sys
import threading
import time
import types

from gradewire.exceptions import frames_in
from gradewire.explain import describe_exception, describe_syntax_error
from gradewire.program import LocalProgram
from gradewire.report import result_of
from gradewire.student import compile_program, keep_lines
from gradewire.test_files import list_tests
from gradewire.test_run import TestsUnusable, prepare_unittest, report_of, run_tests

_NOT_IN_A_GRADER = frozenset(["js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core"])
_NO_THREADS = "a browser has no threads for Python; a submission can start them"


def prepare():
    """Once, before any program is known: all that a run needs and that takes its time."""
    prepare_unittest()
    # Pyodide has put its own before them, which need the browser's loop.
    asyncio.run = inspect.unwrap(asyncio.run)
    time.sleep = inspect.unwrap(time.sleep)
    asyncio.set_event_loop_policy(_Policy())
    asyncio._set_running_loop(None)
    threading._start_new_thread = threading._start_joinable_thread = _start_no_thread
    gc.collect()
    gc.freeze()


def run(job_text, say):
    """`job` has module, code, examples, limits, lines, ended and seed. `say(event, JSON)` tells the
    page; its "ask" and "flood" do not come back. Returns a result as JSON: `failure`, what stopped the
    program when it ran by itself, and `graded`, what the judge says of the examples."""
    job = json.loads(job_text)
    _hide_the_browser()
    page = _Page(job, lambda event, **fields: say(event, json.dumps(fields)))
    sys.stdout, sys.stderr = _Stream(page, "out"), _Stream(page, "err")
    sys.stdin = sys.__stdin__ = _Keyboard(page)
    builtins.input = page.input
    time.sleep = page.sleep
    random.seed(job["seed"])

    try:
        compiled = compile_program(job["code"], job["module"])
    except MemoryError:
        text = "The program is too deeply nested for Python."
        return _result(job, {"kind": "memory", "text": text, "line": None}, None)
    except Exception as error:
        text, line = describe_syntax_error(error)
        return _result(job, {"kind": "syntax", "text": text, "line": line}, None)

    failure = _run_program(job, compiled)
    page.hurrying = False
    if not job["examples"]:
        return _result(job, failure, None)
    tests = list_tests(job["examples"])
    page.say("examples", tests=tests)
    page.quiet = True
    return _result(job, failure, _run_examples(job, page))


def _hide_the_browser():
    """A program that imports what only a browser has could not be graded."""
    for name in list(sys.modules):
        if name.partition(".")[0] in _NOT_IN_A_GRADER:
            del sys.modules[name]
    sys.meta_path.insert(0, _NotThere())


class _NotThere:
    def find_spec(self, name, _path=None, _target=None):
        if name.partition(".")[0] in _NOT_IN_A_GRADER:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def _run_program(job, compiled):
    """As `python solution.py` would."""
    filename = f"{job['module']}.py"
    lines = _lines(job["code"])
    keep_lines(filename, lines)
    main = types.ModuleType("__main__")
    main.__file__ = filename
    usual, sys.modules["__main__"] = sys.modules["__main__"], main
    sys.argv = [filename]
    try:
        exec(compiled, vars(main))
    except SystemExit as error:
        if error.code is not None and not isinstance(error.code, int):
            print(error.code, file=sys.stderr)
    except BaseException as error:
        frames = frames_in(error, filename)
        return {
            "kind": "memory" if isinstance(error, MemoryError) else "exception",
            "text": describe_exception(error, frames, job["module"], lines),
            "line": frames[-1][0] if frames else None,
        }
    finally:
        sys.modules["__main__"] = usual
    return None


def _run_examples(job, page):
    def tell(what, value):
        page.say(what, test=value)

    program = LocalProgram(job["module"], job["code"], tell)
    # A grader has nobody to type.
    page.lines, page.ended = [], True
    try:
        report = report_of(run_tests(job["examples"], program), program)
    except TestsUnusable as error:
        return {"unusable": str(error)}
    for test in report["tests"]:
        # The page knows no sentence for it: nothing interrupts a test here but the page itself.
        test.setdefault("message", None)
    return report


def _result(job, failure, report):
    graded = unusable = None
    if report is not None:
        unusable = report.get("unusable")
        if unusable is None:
            job = {**job, "isolation": "shared"}
            graded = result_of(job, report, status=0, limit=None, cpu_ms=0, memory_kb=0)
    return json.dumps({"failure": failure, "graded": graded, "unusable": unusable})


def _lines(code):
    code = code.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return code.split("\n")


class _Page:
    """What the program reaches of the page: where it prints to and who types."""

    def __init__(self, job, say):
        self.say = say
        self.lines, self.ended = list(job["lines"]), job["ended"]
        # A program that asks is run again with what was typed so far: it need not sleep again.
        self.hurrying = bool(self.lines) or self.ended
        self.left = job["limits"]["outputKb"] * 1024
        self.quiet = False
        self._sleep = time.sleep

    def write(self, stream, text):
        self.left -= len(text.encode("utf-8", "replace"))
        if self.left < 0:
            self.say("flood")
        if not self.quiet:
            self.say("print", stream=stream, text=text)

    def read_line(self):
        """A line with its end, or "" at the end of what is typed."""
        if self.lines:
            line = self.lines.pop(0)
            if not self.quiet:
                self.say("print", stream="in", text=f"{line}\n")
            return f"{line}\n"
        if not self.ended:
            self.say("ask")
        return ""

    def input(self, prompt="", /):
        """Reads a line that the student types."""
        sys.stdout.write(str(prompt))
        sys.stdout.flush()
        line = sys.stdin.readline()
        if line == "":
            raise EOFError("EOF when reading a line")
        return line.removesuffix("\n")

    def sleep(self, seconds, /):
        """Waits."""
        self.hurrying = self.hurrying and bool(self.lines)
        self._sleep(min(seconds, 0) if self.hurrying else seconds)


class _Stream(io.TextIOBase):
    """A standard stream that leads into the page, line by line or when it is flushed."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, page, name):
        self.page, self.name = page, name
        self.waiting = []

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.waiting.append(text)
        if "\n" in text or len(self.waiting) > 200 or len(text) > 2_000:
            self.flush()
        return len(text)

    def flush(self):
        if self.waiting:
            text = "".join(self.waiting)
            self.waiting.clear()
            self.page.write(self.name, text)


class _Keyboard(io.TextIOBase):
    """Standard input: asks in the page."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, page):
        self.page = page
        self.rest = ""

    def readable(self):
        return True

    def readline(self, size=-1, /):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        line = self.rest or self.page.read_line()
        size = len(line) if size is None or size < 0 else size
        line, self.rest = line[:size], line[size:]
        return line

    def read(self, size=-1, /):
        if size is not None and size >= 0:
            return self.readline(size)
        return "".join(iter(self.readline, ""))


class _Waiting:
    """In place of a selector: there is nothing to wait for but time."""

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("this would wait for ever: nothing comes from outside")
        time.sleep(max(timeout, 0))
        return []

    def close(self):
        pass


class _Loop(asyncio.BaseEventLoop):
    """asyncio within one call, as a program expects it; the browser's own loop cannot wait."""

    def __init__(self):
        super().__init__()
        self._selector = _Waiting()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


class _Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = _Loop


def _start_no_thread(*_args, **_kwargs):
    raise RuntimeError(_NO_THREADS)
