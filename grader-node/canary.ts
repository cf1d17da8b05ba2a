import { DEFAULT_LIMITS } from "../contract/limits.ts";
import type { Verdict } from "../contract/verdict.ts";
import { SandboxError, type Sandbox, type SandboxJob } from "./sandbox/types.ts";

const TEST = `import unittest
from solution import double

class Canary(unittest.TestCase):
    def test_double(self):
        self.assertEqual(double(21), 42)
`;

const jobOf = (code: string): SandboxJob => ({
  module: "solution",
  isolation: "split",
  limits: DEFAULT_LIMITS,
  code,
  files: [{ path: "tests/test_canary.py", source: TEST }],
});

const RIGHT = jobOf("def double(n):\n    return 2 * n\n");
const WRONG = jobOf("def double(n):\n    return 2 + n\n");

/** For a cold engine under load; a warm one answers in milliseconds. */
const STUCK_AFTER_MS = 30_000;

/**
 * Grades a small right program and a small wrong one, to find out whether this sandbox can tell them
 * apart: one that calls everything correct would be worse than one that does not work.
 * @param signal gives both up; later than the default where they may have to wait for jobs
 * @throws {SandboxError} with a sentence when it cannot.
 */
export async function checkSandbox(
  sandbox: Sandbox,
  signal: AbortSignal = AbortSignal.timeout(STUCK_AFTER_MS),
): Promise<void> {
  const expectVerdict = async (what: string, job: SandboxJob, expected: Verdict) => {
    const { verdict } = await sandbox.run(job, signal);
    if (verdict !== expected) {
      throw new SandboxError(`The sandbox called a ${what} program ${verdict}.`);
    }
  };
  // One after the other, so that a job that comes meanwhile finds a free place sooner.
  await expectVerdict("right", RIGHT, "correct");
  await expectVerdict("wrong", WRONG, "incorrect");
}
