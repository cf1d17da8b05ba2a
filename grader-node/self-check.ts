import { DEFAULT_LIMITS } from "../contract/limits.ts";
import { SandboxError, type Sandbox, type SandboxJob } from "./sandbox/types.ts";

const JOB: SandboxJob = {
  module: "solution",
  isolation: "split",
  limits: DEFAULT_LIMITS,
  code: "def double(n):\n    return 2 * n\n",
  files: [
    {
      path: "tests/test_self_check.py",
      source: [
        "import unittest",
        "from solution import double",
        "",
        "class SelfCheck(unittest.TestCase):",
        "    def test_double(self):",
        "        self.assertEqual(double(21), 42)",
        "",
      ].join("\n"),
    },
  ],
};

/** For a cold engine under load; a warm one answers in milliseconds. */
const STUCK_AFTER_MS = 30_000;

/**
 * Grades a small right program, to find out whether this sandbox can grade at all.
 * @throws {SandboxError} when it cannot.
 */
export async function checkSandbox(sandbox: Sandbox): Promise<void> {
  const { verdict } = await sandbox.run(JOB, AbortSignal.timeout(STUCK_AFTER_MS));
  if (verdict !== "correct") {
    throw new SandboxError(`The sandbox called a right program ${verdict}.`);
  }
}
