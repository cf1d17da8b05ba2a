import { loadPyodide, type PyodideInterface } from "pyodide";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { BUNDLE } from "../testing/samples.ts";
import type { SandboxJob } from "./types.ts";
import { createWasmSandbox } from "./wasm.ts";

/** The program's `look()` gives a list of what it found; its repr is in the result of the test. */
const { format: _, ...TEMPLATE } = BUNDLE;
const FILES = [
  {
    path: "tests/test_look.py",
    source: `import unittest
from solution import look

class Look(unittest.TestCase):
    def test_look(self):
        self.assertEqual(look(), [])
`,
  },
];

/** What every way below may use. */
const PRELUDE = `
import _imp, gc, importlib, importlib.machinery, os, sys, types

FOREIGN = {"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "ctypes", "_ctypes"}

def is_foreign(thing):
    """Whether it is of JavaScript, or does something for whoever has it."""
    kind = type(thing)
    if type.__dict__["__dict__"].__get__(kind).get("js_id") is not None:
        return True
    if kind is types.ModuleType:
        return types.ModuleType.__getattribute__(thing, "__dict__").get("__name__") in FOREIGN
    if kind is types.BuiltinFunctionType:
        return thing.__module__ in FOREIGN
    if kind is types.FunctionType and thing.__module__ and thing.__module__.split(".")[0] in FOREIGN:
        return len(thing.__globals__) > 0
    return False

def foreign(things):
    return [f"{type(thing).__name__} {str(thing)[:60]}" for thing in things if is_foreign(thing)]

def attempts(*steps):
    """The numbers of those that give something."""
    found = []
    for number, step in enumerate(steps):
        try:
            if step():
                found.append(f"step {number}")
        except Exception:
            pass
    return found
`;

/** A minimal extension module: its PyInit_evil() calls a function of JavaScript. */
const EVIL_EXTENSION = `
def vector(items): return bytes([len(items)]) + b"".join(items)
def text(word): return bytes([len(word)]) + word.encode()
def section(number, body): return bytes([number, len(body)]) + body

def write_extension():
    body = b"\\x00\\x10\\x00\\x1a\\x41\\x00\\x0b"
    with open("/tmp/evil.so", "wb") as file:
        file.write(b"\\0asm\\1\\0\\0\\0" + b"".join([
            section(0, text("dylink.0") + b"\\1\\4\\0\\0\\0\\0"),
            section(1, vector([b"\\x60\\0\\1\\x7f", b"\\x60\\0\\1\\x7c"])),
            section(2, vector([text("env") + text("emscripten_get_now") + b"\\0\\1"])),
            section(3, vector([b"\\0"])),
            section(7, vector([text("PyInit_evil") + b"\\0\\1"])),
            section(10, vector([bytes([len(body)]) + body])),
        ]))

def load(create):
    write_extension()
    loader = importlib.machinery.ExtensionFileLoader("evil", "/tmp/evil.so")
    try:
        create(importlib.machinery.ModuleSpec("evil", loader, origin="/tmp/evil.so"))
    except SystemError:
        pass  # It ran, and made no module.
    except Exception:
        return []
    return ["it ran"]
`;

const NAMES = ["js", "pyodide_js", "pyodide", "pyodide.ffi", "pyodide.code", "_pyodide_core"];
const MORE_NAMES = ["_pyodide._base", "_pyodide._importhook", "ctypes", "_ctypes"];
const BUILT_IN = ["_ctypes", "_pyodide_core", "_socket", "_posixsubprocess"];

/** Ways that lead out of Python where nothing closes them. */
const WAYS: [string, string][] = [
  ...[...NAMES, ...MORE_NAMES].map((name): [string, string] => [
    `import ${name}`,
    `def look(): return attempts(lambda: importlib.import_module("${name}"), lambda: __import__("${name}"),
        lambda: importlib.__import__("${name}"), lambda: importlib._bootstrap._gcd_import("${name}"))`,
  ]),
  ...BUILT_IN.map((name): [string, string] => [
    `the table of built-in modules: ${name}`,
    `def look():
    spec = importlib.machinery.ModuleSpec("${name}", importlib.machinery.BuiltinImporter)
    def used(module): return [name for name in vars(module) if not name.startswith("__")]
    return attempts(lambda: importlib.machinery.BuiltinImporter.find_spec("${name}"),
        lambda: used(importlib.machinery.BuiltinImporter.create_module(spec)),
        lambda: used(_imp.create_builtin(spec)), lambda: _imp.is_builtin("${name}") == 1)`,
  ]),
  [
    "pyodide.code.run_js",
    `def look(): return attempts(lambda: importlib.import_module("pyodide.code").run_js("1"))`,
  ],
  [
    "sys.modules",
    `def look(): return [name for name in sys.modules if name.split(".")[0] in FOREIGN]`,
  ],
  ["all objects that the collector knows", `def look(): return foreign(gc.get_objects())`],
  [
    "what they refer to, two steps far",
    `def look():
    seen, level = {}, gc.get_objects()
    for _ in range(2):
        level = [one for one in gc.get_referents(*level) if id(one) not in seen]
        seen.update((id(one), one) for one in level)
    return foreign(seen.values())`,
  ],
  [
    "a class by which the machine's memory can be read",
    `def look():
    found, level = [], [object]
    while level:
        kind = level.pop()
        if kind.__module__ in ("_ctypes", "ctypes"): found.append(kind.__name__)
        level += [one for one in type.__subclasses__(kind) if one is not type]
    return found`,
  ],
  [
    "the frames by which it was called",
    `def look():
    found, frames = [], [sys._getframe(), *sys._current_frames().values()]
    for frame in frames:
        while frame is not None:
            found += foreign([*frame.f_locals.values(), *frame.f_globals.values()])
            if "pyodide" in frame.f_code.co_filename: found.append(frame.f_code.co_filename)
            frame = frame.f_back
    return found`,
  ],
  [
    "the frames of an exception",
    `import traceback
def look():
    try: raise ValueError
    except ValueError as error: walked = [*traceback.walk_stack(None), *traceback.walk_tb(error.__traceback__)]
    return [frame.f_code.co_filename for frame, _ in walked if "pyodide" in frame.f_code.co_filename]`,
  ],
  [
    "names that Pyodide puts among the built-in ones",
    `import builtins
def look(): return [name for name in vars(builtins) if "EvalCode" in name] + foreign(vars(builtins).values())`,
  ],
  [
    "the event loop",
    `import asyncio
def look():
    policy = asyncio.get_event_loop_policy()
    loops = [policy, *attempts(asyncio.get_running_loop), asyncio.new_event_loop()]
    return [str(loop) for loop in loops if type(loop).__module__.split(".")[0] in FOREIGN]`,
  ],
  [
    "the finders of modules",
    `def look():
    places = [*sys.meta_path, *sys.path_hooks, *sys.path_importer_cache.values()]
    return [str(one) for one in places if (getattr(one, "__module__", "") or "").split(".")[0] in FOREIGN]`,
  ],
  [
    "the pure modules of Pyodide, read from the archive by hand",
    `import zipimport
def look():
    archive = "/lib/python313.zip"
    def imported(name):
        loader = zipimport.zipimporter(archive)
        return loader.load_module(name)
    return attempts(*(lambda name=name: imported(name).run_js("1") for name in ("pyodide.code", "pyodide")),
        lambda: foreign(vars(imported("pyodide_js")).values()))
`,
  ],
  [
    "an extension module of its own",
    `${EVIL_EXTENSION}
def look(): return load(_imp.create_dynamic) + load(lambda spec: spec.loader.create_module(spec))`,
  ],
  [
    "the same by the interpreter's own function, made anew",
    `${EVIL_EXTENSION}
def look():
    spec = importlib.machinery.ModuleSpec("_imp", importlib.machinery.BuiltinImporter)
    return load(_imp.create_builtin(spec).create_dynamic)`,
  ],
  ["a socket", `import socket\ndef look(): return attempts(socket.socket, socket.socketpair)`],
];

/** Ways to what is there, and must not be the host's; outside they lead no further either. */
const DEAD_ENDS: [string, string][] = [
  [
    "an object of JavaScript, made by one of their classes",
    `def look():
    found, level = [], [object]
    while level:
        kind = level.pop()
        level += [one for one in type.__subclasses__(kind) if one is not type]
        if "Proxy" not in kind.__name__ or not kind.__module__.startswith("pyodide"): continue
        found += attempts(kind, lambda: kind(1), lambda: kind.__new__(kind))
        for use in (lambda one: one.constructor, lambda one: one.valueOf(), lambda one: one("1"),
                lambda one: one.new(), lambda one: one.to_py(), lambda one: one.object_keys(), list):
            found += attempts(lambda: [name for name in use(object.__new__(kind)) if name[0] != "_"])
    return found`,
  ],
  [
    "the sources that inspect and linecache find",
    `import inspect, linecache
def look(): return attempts(lambda: inspect.getsource(importlib.import_module("pyodide")),
        lambda: linecache.getlines("/etc/passwd"), lambda: linecache.getlines("/proc/self/environ"))`,
  ],
  [
    "names and addresses of the network",
    `import socket
def look(): return attempts(lambda: socket.getaddrinfo("localhost", 80), lambda: socket.create_connection(("127.0.0.1", 9), 1),
        lambda: socket.gethostbyname("localhost"), lambda: socket.socket.__new__(socket.socket).connect(("127.0.0.1", 9)),
        lambda: __import__("urllib.request").request.urlopen("http://127.0.0.1:9"))`,
  ],
  ["import micropip", `def look(): return attempts(lambda: importlib.import_module("micropip"))`],
  [
    "files of the host, and of its kernel",
    `def look():
    paths = ["/etc/passwd", "/etc/hostname", "/root", "/proc/1/environ", "/proc/self/maps", "/proc/self/mem", "/sys"]
    return [path for path in paths if os.path.exists(path) and (not os.path.isdir(path) or os.listdir(path))
            and path != "/proc/self"]`,
  ],
  [
    "a root folder of its own",
    `def look(): return sorted({*os.listdir("/")} - {"dev", "home", "lib", "proc", "tmp"})`,
  ],
  [
    "devices of the judge, or of the host",
    `def look():
    known = {"null", "zero", "random", "urandom", "shm", "stdin", "stdout", "stderr", "tty", "tty1"}
    known |= {"channel", "out", "err", "sleep"}
    return sorted({*os.listdir("/dev")} - known)`,
  ],
  [
    "what other descriptors hold",
    `def look():
    found = []
    for fd in range(64):
        try: data = os.read(fd, 10) if fd != 0 and not os.isatty(fd) and fd not in own() else b""
        except OSError: data = b""
        if data: found.append(f"{fd} {data}")
    return found
def own():
    import stat
    return [fd for fd in range(64) if channel(fd)]
def channel(fd):
    try: return os.fstat(fd).st_rdev == os.stat("/dev/channel").st_rdev
    except OSError: return False`,
  ],
  [
    "the tests",
    `def look():
    found = []
    for folder, _, files in os.walk("/"):
        found += [name for name in files if name.startswith("test_look")]
    return found + [name for name in sys.modules if "test_look" in name]`,
  ],
  [
    "other programs",
    `import posix, subprocess
def look(): return attempts(lambda: posix.system("true") == 0, lambda: os.system("true") == 0,
        lambda: subprocess.run(["true"]), lambda: os.popen("true"), lambda: posix.fork() + 1,
        lambda: os.posix_spawn("/bin/true", ["true"], {}))`,
  ],
];

const jobOf = (way: string): SandboxJob => ({ ...TEMPLATE, files: FILES, code: PRELUDE + way });

/** One that is busy with others takes longer for the same. */
const TIMEOUT_MS = 60_000;

describe("a program in WebAssembly finds nothing by", { timeout: TIMEOUT_MS }, () => {
  const sandbox = createWasmSandbox({ slots: 2 });
  beforeAll(() => sandbox.prepare());
  afterAll(() => sandbox.close());

  test.concurrent.for([...WAYS, ...DEAD_ENDS])("%s", async ([_name, way]) => {
    const { tests, feedback } = await sandbox.run(jobOf(way));
    const found = tests.map(({ outcome, actual, message }) => ({
      outcome,
      found: actual ?? message ?? feedback,
    }));
    expect(found).toEqual([{ outcome: "passed", found: null }]);
  });
});

describe("where nothing is closed, a way out is", { timeout: TIMEOUT_MS }, () => {
  let open: PyodideInterface;
  beforeAll(async () => {
    open = await loadPyodide();
  });

  test.for(WAYS)("%s", ([_name, way]) => {
    const globals = open.globals.get("dict")();
    const found: number = open.runPython(`${PRELUDE}${way}\nlen(look())`, { globals });
    expect(found).toBeGreaterThan(0);
  });
});
