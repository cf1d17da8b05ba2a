import { BAD, GOOD, type Sample } from "./programs.ts";

const ALWAYS_EQUAL = `
class Same:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 3
    def __radd__(self, other): return 3
    __class__ = int
`;

/** Programs that want more than an honest answer gives. None may be correct. */
export const HOSTILE: Sample[] = [
  {
    name: "an object that equals everything",
    code: `${ALWAYS_EQUAL}\ndef add(a, b):\n    return Same()\n`,
    verdict: "incorrect",
  },
  {
    name: "an int that equals everything",
    code: `class N(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\ndef add(a, b):\n    return N(0)\n`,
    verdict: "incorrect",
  },
  {
    name: "an object that reduces to an answer",
    code: `class R:\n    def __reduce__(self): return (eval, ("3",))\ndef add(a, b):\n    return R()\n`,
    verdict: "incorrect",
  },
  {
    name: "a patched unittest",
    code: `import unittest\nfor n in dir(unittest.TestCase):\n    if n.startswith("assert"):\n        setattr(unittest.TestCase, n, lambda *a, **k: None)\nunittest.TestResult.addFailure = lambda *a: None\n${BAD}`,
    verdict: "incorrect",
  },
  { name: "os._exit(0) while loading", code: "import os\nos._exit(0)\n", verdict: "runtime_error" },
  {
    name: "os._exit(0) in a call",
    code: "import os\ndef add(a, b):\n    os._exit(0)\n",
    verdict: "runtime_error",
  },
  {
    name: "every descriptor closed",
    code: "import os\ndef add(a, b):\n    os.closerange(0, 256)\n",
    verdict: "runtime_error",
  },
  {
    name: "fake replies on every descriptor",
    code: `import os, json\ndef add(a, b):\n    for body in (["a", [], 3, None], {"type": "result", "result": {"verdict": "correct"}}, {"event": "report", "report": {}}):\n        data = json.dumps(body).encode()\n        for fd in range(256):\n            try: os.write(fd, len(data).to_bytes(4, "big") + data)\n            except OSError: pass\n    os._exit(0)\n`,
    verdict: "runtime_error",
  },
  {
    name: "noise on the channel",
    code: `import os\ndef add(a, b):\n    os.write(3, os.urandom(4096))\n    return a + b\n`,
    verdict: "runtime_error",
  },
  {
    name: "a message that claims to be huge",
    code: `import os\ndef add(a, b):\n    os.write(3, b"\\xff\\xff\\xff\\xff")\n    return a + b\n`,
    verdict: "runtime_error",
  },
  {
    name: "nodes nested without end",
    code: `import os\ndef add(a, b):\n    body = b'["a",[],' + b'["l",[' * 100000 + b']]' * 100000 + b',null]'\n    os.write(3, len(body).to_bytes(4, "big") + body)\n    os._exit(0)\n`,
    verdict: "runtime_error",
  },
  {
    name: "killing everything in sight",
    code: `import os, signal\ndef add(a, b):\n    for pid in range(1, 400):\n        if pid != os.getpid():\n            for s in (signal.SIGSTOP, signal.SIGKILL):\n                try: os.kill(pid, s)\n                except OSError: pass\n    try: os.kill(-1, signal.SIGKILL)\n    except OSError: pass\n    return 0\n`,
    verdict: "incorrect",
  },
  {
    name: "killing itself",
    code: "import os\ndef add(a, b):\n    os.kill(os.getpid(), 9)\n",
    verdict: "runtime_error",
  },
  {
    name: "stopping itself",
    code: "import os, signal\ndef add(a, b):\n    os.kill(os.getpid(), signal.SIGSTOP)\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.2 },
  },
  {
    name: "ignoring every signal",
    code: "import signal\nfor s in range(1, 64):\n    try: signal.signal(s, signal.SIG_IGN)\n    except (OSError, ValueError): pass\ndef add(a, b):\n    while True: pass\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.3 },
  },
  {
    name: "a fork bomb",
    code: "import os\ndef add(a, b):\n    while True:\n        try: os.fork()\n        except OSError: pass\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.5 },
  },
  {
    name: "work hidden in a double fork",
    code: "import os, time\ndef add(a, b):\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n            while True: pass\n        os._exit(0)\n    time.sleep(60)\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.5 },
  },
  {
    name: "memory in many children",
    code: "import os, time\ndef add(a, b):\n    for _ in range(6):\n        if os.fork() == 0:\n            x = bytearray(30 << 20)\n            for i in range(0, len(x), 4096): x[i] = 1\n            time.sleep(60)\n    time.sleep(60)\n",
    verdict: "memory_limit",
    limits: { memoryMb: 64 },
  },
  {
    name: "a crash of the interpreter",
    code: "import ctypes\ndef add(a, b):\n    ctypes.string_at(0)\n",
    verdict: "runtime_error",
    says: /crashed Python/,
  },
  {
    name: "the tests, searched for in all of its memory",
    code: `HEAD, TAIL = b"Small", b" numbers."\ndef found():\n    for line in open("/proc/self/maps"):\n        low, high = (int(part, 16) for part in line.split()[0].split("-"))\n        try:\n            with open("/proc/self/mem", "rb") as memory:\n                memory.seek(low)\n                data = memory.read(high - low)\n        except (OSError, OverflowError, ValueError):\n            continue\n        at = data.find(HEAD)\n        while at >= 0:\n            if data[at + len(HEAD) : at + len(HEAD) + len(TAIL)] == TAIL:\n                return True\n            at = data.find(HEAD, at + 1)\n    return False\ndef add(a, b):\n    return a + b if found() else 0\n`,
    verdict: "incorrect",
  },
  {
    name: "the judge's memory, environment and files",
    code: `import os\ndef add(a, b):\n    got = False\n    for pid in os.listdir("/proc"):\n        if pid.isdigit() and int(pid) != os.getpid():\n            for what in ("mem", "environ", "maps", "fd/3", "cwd/x", "root/etc"):\n                try:\n                    os.listdir(f"/proc/{pid}/{what}") if what.startswith("root") else open(f"/proc/{pid}/{what}", "rb").read(1)\n                    got = True\n                except OSError: pass\n    return a + b if got else 0\n`,
    verdict: "incorrect",
  },
  {
    name: "ptrace of whatever it finds",
    code: `import ctypes, os\nlibc = ctypes.CDLL(None)\ndef add(a, b):\n    got = any(libc.ptrace(16, int(p), 0, 0) == 0 for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid())\n    return a + b if got else 0\n`,
    verdict: "incorrect",
  },
  {
    name: "becoming root",
    code: `import os\ndef add(a, b):\n    for change in (lambda: os.setuid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgid(0), lambda: os.setgroups([0])):\n        try:\n            change()\n            return a + b\n        except OSError: pass\n    return 0\n`,
    verdict: "incorrect",
  },
  {
    name: "a socket to somewhere",
    code: `import socket\ndef add(a, b):\n    try:\n        socket.create_connection(("1.1.1.1", 53), 1)\n        return a + b\n    except OSError:\n        return 0\n`,
    verdict: "incorrect",
  },
  {
    name: "writing outside its own directory",
    code: `import os\ndef add(a, b):\n    for path in ("/etc/x", "/opt/gradewire/x", "/usr/lib/x", "/root/x", "/x"):\n        try:\n            open(path, "w")\n            return a + b\n        except OSError: pass\n    return 0\n`,
    verdict: "incorrect",
  },
  {
    name: "StopIteration that ends the test's own loop",
    code: "def add(a, b):\n    raise StopIteration\n",
    verdict: "incorrect",
    test: `
import unittest
from solution import add

class TestAll(unittest.TestCase):
    def test_all(self):
        cases = [(1, 2), (3, 4)]
        for got, want in zip((add(*case) for case in cases), [3, 7]):
            self.assertEqual(got, want)
        for got, want in zip(map(add, [1, 3], [2, 4]), [3, 7]):
            self.assertEqual(got, want)
`,
  },
  {
    name: "SkipTest",
    code: "import unittest\ndef add(a, b):\n    raise unittest.SkipTest('no need')\n",
    verdict: "incorrect",
  },
  {
    name: "KeyboardInterrupt",
    code: "def add(a, b):\n    raise KeyboardInterrupt\n",
    verdict: "incorrect",
  },
  {
    name: "leaving during assertRaises(BaseException)",
    code: "import os\ndef add(a, b):\n    os._exit(0)\n",
    verdict: "runtime_error",
    test: `
import unittest
from solution import add

class TestRaises(unittest.TestCase):
    def test_raises(self):
        with self.assertRaises(BaseException):
            add(1, 2)
`,
  },
  {
    name: "names taken over by a star import",
    code: `def load_tests(loader, tests, pattern): return []\nclass unittest:\n    class TestCase: pass\ndef setUpModule(): pass\ndef len(x): return 3\ndef add(a, b): return 0\n`,
    verdict: "incorrect",
    test: `
import unittest
from solution import *

class TestAdd(unittest.TestCase):
    def test_small(self):
        self.assertEqual(len([add(1, 2)]), 1)
        self.assertEqual(add(1, 2), 3)
`,
  },
  {
    name: "its own math, for a test that says import *",
    code: `class math:\n    @staticmethod\n    def sqrt(x): return 0\n__all__ = ["math", "hyp"]\ndef hyp(a, b): return 0\n`,
    verdict: "incorrect",
    test: `
import math
import unittest
from solution import *

class TestHyp(unittest.TestCase):
    def test_hyp(self):
        self.assertEqual(hyp(3, 4), math.sqrt(25))
`,
  },
  {
    name: "a callback's assertion kept to itself",
    code: "def each(f, xs):\n    for x in xs:\n        try: f(x)\n        except BaseException: pass\n",
    verdict: "incorrect",
    test: `
import unittest
from solution import each

class TestEach(unittest.TestCase):
    def test_each(self):
        each(lambda x: self.assertEqual(x, 5), [4])
`,
  },
  {
    name: "the test's variables, through a callback",
    code: `def call(f, xs):\n    try:\n        return f.__globals__["ANSWER"]\n    except AttributeError:\n        pass\n    try:\n        return f.__closure__[0].cell_contents\n    except AttributeError:\n        return None\n`,
    verdict: "incorrect",
    test: `
import unittest
from solution import call
ANSWER = 42

class TestCall(unittest.TestCase):
    def test_call(self):
        hidden = 42
        self.assertEqual(call(lambda x: hidden, [1]), ANSWER)
`,
  },
  {
    name: "a hundred levels of lists that hold each other",
    code: "def add(a, b):\n    x = 3\n    for _ in range(100):\n        x = (x, x)\n    return x\n",
    verdict: "incorrect",
  },
  {
    name: "a sleepy destructor and an exit handler",
    code: `import atexit, time\natexit.register(time.sleep, 1000)\nclass D:\n    def __del__(self): time.sleep(1000)\nkeep = D()\n${BAD}`,
    verdict: "incorrect",
  },
  {
    name: "a swarm of daemons left behind",
    code: `import os, time\ndef add(a, b):\n    for _ in range(20):\n        if os.fork() == 0:\n            os.setsid(); time.sleep(1000)\n    return 0\n`,
    verdict: "incorrect",
  },
  {
    name: "traces in every writable place",
    code: `import os\ndef add(a, b):\n    for place in ("/tmp", "/dev/shm", "."):\n        try:\n            os.makedirs(f"{place}/deep/er"); open(f"{place}/deep/er/x", "w").write("left"); os.chmod(f"{place}/deep", 0)\n        except OSError: pass\n    return 0\n`,
    verdict: "incorrect",
  },
  {
    name: "what the last program left",
    code: `import os\ndef add(a, b):\n    mine = os.getcwd()\n    seen = [f"/tmp/{n}" for n in os.listdir("/tmp") if f"/tmp/{n}" != mine] + os.listdir("/dev/shm") + os.listdir(mine)\n    seen += [p for p in os.listdir("/proc") if p.isdigit() and int(p) != os.getpid() and os.stat(f"/proc/{p}").st_uid == os.getuid()]\n    return a + b if seen else 0\n`,
    verdict: "incorrect",
  },
  {
    name: "its own exceptions made to look like the test's",
    code: GOOD.replace("return a + b", "raise AssertionError('Skipped: fine')"),
    verdict: "incorrect",
  },
];
