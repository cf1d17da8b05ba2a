import type { Limits } from "../../contract/limits.ts";
import type { Verdict } from "../../contract/verdict.ts";

/** A student's program, what it is graded with, and what must come of it. */
export interface Sample {
  name: string;
  code: string;
  verdict: Verdict;
  /** `ADD_TEST` unless given. */
  test?: string;
  limits?: Partial<Limits>;
  isolation?: "split" | "shared";
  /** Must be found somewhere in the result as JSON. */
  says?: RegExp;
}

export const ADD_TEST = `
import unittest
from solution import add

class TestAdd(unittest.TestCase):
    def test_big(self):
        self.assertEqual(add(10**40, 1), 10**40 + 1)

    def test_small(self):
        """Small numbers."""
        self.assertEqual(add(1, 2), 3)
`;

export const GOOD = "def add(a, b):\n    return a + b\n";
export const BAD = "def add(a, b):\n    return 0\n";

/** Ordinary work, right and wrong. */
export const HONEST: Sample[] = [
  { name: "a right answer", code: GOOD, verdict: "correct" },
  { name: "a wrong answer", code: BAD, verdict: "incorrect", says: /"expected":"3","actual":"0"/ },
  {
    name: "CRLF and a byte order mark",
    code: `\uFEFF${GOOD.replaceAll("\n", "\r\n")}`,
    verdict: "correct",
  },
  {
    name: "a latin-1 coding line",
    code: `# -*- coding: latin-1 -*-\ns = "é"\nassert len(s) == 1\n${GOOD}`,
    verdict: "correct",
  },
  { name: "60 KB of program", code: `${GOOD}${"# ten chars\n".repeat(5_000)}`, verdict: "correct" },
  {
    name: "a main guard",
    code: `${GOOD}if __name__ == "__main__":\n    raise SystemExit(input())\n`,
    verdict: "correct",
  },
  {
    name: "input at end of file, expected",
    code: `try:\n    input()\nexcept EOFError:\n    pass\n${GOOD}`,
    verdict: "correct",
  },
  {
    name: "input at end of file, not expected",
    code: `n = int(input())\n${GOOD}`,
    verdict: "runtime_error",
    says: /nobody types/,
  },
  {
    name: "prints, within its limit",
    code: `def add(a, b):\n    print("adding", a, "é")\n    return a + b\n`,
    verdict: "correct",
    says: /adding 1 é/,
  },
  {
    name: "threads",
    code: `import threading\ndef add(a, b):\n    out = []\n    ts = [threading.Thread(target=lambda: out.append(a + b)) for _ in range(8)]\n    [t.start() for t in ts]; [t.join() for t in ts]\n    return out[0]\n`,
    verdict: "correct",
  },
  {
    name: "multiprocessing",
    code: `import multiprocessing, operator\ndef add(a, b):\n    with multiprocessing.Pool(2) as pool:\n        return pool.starmap(operator.add, [(a, b)])[0]\n`,
    verdict: "correct",
  },
  {
    name: "a file of its own",
    code: `def add(a, b):\n    with open("note.txt", "w") as f:\n        f.write(str(a + b))\n    return int(open("note.txt").read())\n`,
    verdict: "correct",
  },
  {
    name: "an answer of a subclass of int",
    code: `class N(int):\n    pass\ndef add(a, b):\n    return N(a + b)\n`,
    verdict: "correct",
  },
  {
    name: "a missing function",
    code: "def ad(a, b):\n    return a + b\n",
    verdict: "incorrect",
    says: /does not define add/,
  },
  {
    name: "a syntax error",
    code: "def add(a, b)\n    return a + b\n",
    verdict: "syntax_error",
    says: /"line":1/,
  },
  { name: "a null byte", code: "def add(a, b):\n    return a + b\0\n", verdict: "syntax_error" },
  {
    name: "lone surrogates in the program",
    code: `x = "\uD800"\n${GOOD}`,
    verdict: "syntax_error",
  },
  {
    name: "an exception of the library that is made in its own way",
    code: `import urllib.error\ndef add(a, b):\n    raise urllib.error.URLError("x")\n`,
    verdict: "incorrect",
    says: /"outcome":"error","message":"solution.py, line 3, in add.*URLError: <urlopen error x>/,
  },
  {
    name: "an OSError of the program's own",
    code: `class U(OSError):\n    def __init__(self, r, f=None):\n        self.args = (r,); self.reason = r\ndef add(a, b):\n    raise U("x")\n`,
    verdict: "incorrect",
    says: /"outcome":"error","message":"solution.py, line 5, in add.*U: x/,
  },
  {
    name: "an OSError of the program's own while loading",
    code: `class U(OSError):\n    def __init__(self, r, f=None):\n        self.args = (r,)\n${GOOD}raise U("x")\n`,
    verdict: "runtime_error",
    says: /solution.py, line 6.*U: x.*"line":6/,
  },
  {
    name: "an exception while loading",
    code: `${GOOD}print(undefined_name)\n`,
    verdict: "runtime_error",
    says: /does not know the name undefined_name/,
  },
  {
    name: "an exception in a call",
    code: "def add(a, b):\n    return a / 0\n",
    verdict: "incorrect",
    says: /solution.py, line 2, in add.*ZeroDivisionError.*"line":2/,
  },
  {
    name: "recursion without end",
    code: "def add(a, b):\n    return add(a, b)\n",
    verdict: "incorrect",
    says: /calls itself without end/,
  },
  {
    name: "a loop without end",
    code: "def add(a, b):\n    while True:\n        pass\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.5 },
    says: /test_small"[^}]*"outcome":"not_run/,
  },
  {
    name: "a test passed before the time was over",
    code: "def add(a, b):\n    while a == 1:\n        pass\n    return a + b\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.5 },
    says: /test_big"[^}]*"outcome":"passed/,
  },
  {
    name: "a loop without end while loading",
    code: "while True:\n    pass\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.5 },
    says: /"feedback":"The program computed longer than the 0.5 s/,
  },
  {
    name: "asleep for ever",
    code: "import time\ndef add(a, b):\n    time.sleep(1000)\n",
    verdict: "time_limit",
    limits: { cpuSeconds: 0.2 },
    says: /"feedback":"The program waited or slept too long: 4.4 s/,
  },
  {
    name: "a list without end",
    code: "def add(a, b):\n    xs = []\n    while True:\n        xs.append(bytearray(1 << 20))\n",
    verdict: "memory_limit",
    limits: { memoryMb: 64 },
  },
  {
    name: "one value that is too large",
    code: "def add(a, b):\n    return len('x' * (1 << 40))\n",
    verdict: "memory_limit",
    limits: { memoryMb: 64 },
  },
  {
    name: "output without end",
    code: "def add(a, b):\n    while True:\n        print('x' * 100)\n",
    verdict: "output_limit",
    limits: { outputKb: 16 },
  },
  {
    name: "an answer that is too long",
    code: "def add(a, b):\n    return 'x' * (20 << 20)\n",
    verdict: "incorrect",
    says: /too large to be handed over/,
  },
  {
    name: "sys.exit in a call",
    code: "import sys\ndef add(a, b):\n    sys.exit(0)\n",
    verdict: "incorrect",
    says: /ended itself/,
  },
  {
    name: "sys.exit while loading",
    code: `${GOOD}import sys\nsys.exit(0)\n`,
    verdict: "runtime_error",
    says: /Leave out exit/,
  },
  {
    name: "a script that reads and prints",
    code: `name = input()\nprint("Hello,", name)\n`,
    verdict: "correct",
    test: `
import io, unittest
from contextlib import redirect_stdout
from unittest.mock import patch

class TestScript(unittest.TestCase):
    def test_greets(self):
        with patch("builtins.input", return_value="Ada"), redirect_stdout(io.StringIO()) as out:
            import solution
        self.assertEqual(out.getvalue(), "Hello, Ada\\n")
`,
  },
  {
    name: "random numbers that a test seeds",
    code: "import random\ndef dice():\n    return random.randint(1, 10**9)\n",
    verdict: "correct",
    test: `
import unittest
from solution import dice
import random

class TestDice(unittest.TestCase):
    def test_seeded(self):
        random.seed(7)
        expected = random.randint(1, 10**9)
        random.seed(7)
        self.assertEqual(dice(), expected)
`,
  },
];
