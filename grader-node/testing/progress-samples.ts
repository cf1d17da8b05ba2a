import type { SandboxJob, SandboxProgress } from "../sandbox/types.ts";
import { BUNDLE } from "./samples.ts";

const { format: _, ...BASE } = BUNDLE;

/** The first test ends at once; the second calls the program again. */
const TWO_TESTS = `import unittest
from solution import first, second

class Two(unittest.TestCase):
    def test_first(self):
        self.assertEqual(first(), 1)
    def test_second(self):
        self.assertEqual(second(), 2)
`;

/** A program that is right at first, and then does `line`. */
export function thenDoes(line: string, more: Partial<SandboxJob> = {}): SandboxJob {
  const code = `import time, os\ndef first():\n    return 1\ndef second():\n    ${line}\n    return 2\n`;
  return {
    ...BASE,
    limits: { ...BASE.limits, cpuSeconds: 1 },
    files: [{ path: "tests/test_two.py", source: TWO_TESTS }],
    code,
    ...more,
  };
}

/** The second test takes the time itself: what it does with the program, or without it. */
export const TESTS_TAKE_THEIR_TIME = [
  [
    "go through a result that has no end",
    "for n in count():\n            if time.time() > end: break",
  ],
  ["sleep themselves", "time.sleep(1.5)"],
  ["compute themselves", "while time.time() < end: pass"],
] as const;

export function thenTests(lines: string): SandboxJob {
  const source = `import signal, time, unittest
from solution import count

class Two(unittest.TestCase):
    def test_first(self):
        self.assertEqual(next(count()), 0)
    def test_second(self):
        end = time.time() + 1.5
        ${lines}
`;
  const code = "import itertools\ndef count():\n    return itertools.count()\n";
  return { ...BASE, files: [{ path: "tests/test_two.py", source }], code };
}

/** A test's own alarms, each of which must reach it. */
export const RINGS = `def ring(*_): raise TimeoutError
        signal.signal(signal.SIGALRM, ring)
        rings = 0
        while time.time() < end:
            try:
                signal.setitimer(signal.ITIMER_REAL, 0.005)
                while True: pass
            except TimeoutError:
                rings += 1
        self.assertGreater(rings, 3)`;

/** A second file, whose three tests are made only when it is loaded. */
export const MADE_TESTS = {
  path: "tests/test_made.py",
  source: `import unittest
class Made(unittest.TestCase): pass
for n in range(3): setattr(Made, f"test_{n}", lambda self: __import__("time").sleep(0.4))
`,
};

/** Asks whoever hears it, as the warden asks the judge. */
export const SENDS_SIGNALS = [
  "import signal",
  "signal.signal(signal.SIGUSR2, signal.SIG_IGN)",
  "for pid in (-1, 0, 1, os.getppid(), *range(2, 40)):",
  "    try: os.kill(pid, signal.SIGUSR2)",
  "    except OSError: pass",
  "time.sleep(1.5)",
].join("\n    ");

/**
 * What a student's program can try in order to be taken for its judge: a word of progress, as the judge
 * and its container would write it, on these descriptors.
 */
const writesProgress = (descriptors: string): string =>
  [
    "import json",
    "t = {'name': 'test_two.Two.test_second', 'title': None, 'outcome': 'passed', 'message': None,",
    "    'expected': None, 'actual': None, 'line': None, 'output': None}",
    "for said in ({'event': 'so_far', 'tests': [t, t], 'test_count': 2}, {'type': 'progress', 'tests': [t, t], 'testCount': 2}):",
    "    body = json.dumps(said).encode()",
    `    for fd in ${descriptors}:`,
    "        try: os.write(fd, len(body).to_bytes(4, 'big') + body)",
    "        except BaseException: pass",
    "time.sleep(1.5)",
  ].join("\n    ");

/** Every one, with which it breaks its own channel; its streams, which its judge reads as text. */
export const WRITES_PROGRESS = writesProgress("range(64)");
export const PRINTS_PROGRESS = writesProgress("range(3)");

/** `name: outcome` of each test, for each word of progress. */
export function outcomes(progress: readonly SandboxProgress[]): string[][] {
  return progress.map(({ tests }) => tests.map(({ name, outcome }) => `${name}: ${outcome}`));
}
