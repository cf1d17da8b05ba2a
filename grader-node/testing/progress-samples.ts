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

/**
 * What a student's program can try in order to be taken for its judge: a word of progress, as the judge
 * and its container would write it, on every descriptor that there is.
 */
export const WRITES_PROGRESS = [
  "import json",
  "t = {'name': 'test_two.Two.test_second', 'title': None, 'outcome': 'passed', 'message': None,",
  "    'expected': None, 'actual': None, 'line': None, 'output': None}",
  "for said in ({'event': 'so_far', 'tests': [t, t], 'test_count': 2}, {'type': 'progress', 'tests': [t, t], 'testCount': 2}):",
  "    body = json.dumps(said).encode()",
  "    for fd in range(3, 64):",
  "        try: os.write(fd, len(body).to_bytes(4, 'big') + body)",
  "        except BaseException: pass",
  "time.sleep(1.5)",
].join("\n    ");

/** `name: outcome` of each test, for each word of progress. */
export function outcomes(progress: readonly SandboxProgress[]): string[][] {
  return progress.map(({ tests }) => tests.map(({ name, outcome }) => `${name}: ${outcome}`));
}
