import { createHash } from "node:crypto";

import { type Bundle, canonicalBundleText } from "../../contract/bundle.ts";
import type { Claim } from "../../contract/grader.ts";
import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import type { GradingResult } from "../../contract/verdict.ts";
import type { Log } from "../loop/ports.ts";

export const BUNDLE: Bundle = {
  format: 1,
  module: "solution",
  isolation: "split",
  limits: DEFAULT_LIMITS,
  files: [
    {
      path: "tests/test_add.py",
      source: [
        "import unittest",
        "from solution import add",
        "",
        "class Add(unittest.TestCase):",
        "    def test_small(self):",
        "        self.assertEqual(add(2, 3), 5)",
        "    def test_negative(self):",
        "        self.assertEqual(add(-2, -3), -5)",
        "",
      ].join("\n"),
    },
  ],
};

export const BUNDLE_TEXT = canonicalBundleText(BUNDLE);
export const VERSION_ID = createHash("sha256").update(BUNDLE_TEXT).digest("hex");

export const RIGHT = "def add(a, b):\n    return a + b\n";
export const WRONG = "def add(a, b):\n    return a - b\n";

export const RESULT: GradingResult = {
  verdict: "correct",
  tests: [],
  feedback: null,
  line: null,
  cpuMs: 1,
  wallMs: 2,
  memoryKb: 3,
  isolation: "split",
  sandbox: "docker",
};

export function claimOf(gradingId: string, overrides: Partial<Claim> = {}): Claim {
  return {
    gradingId,
    lease: `lease-${gradingId}`,
    leaseMs: 45_000,
    attempt: 1,
    versionId: VERSION_ID,
    code: RIGHT,
    ...overrides,
  };
}

export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Waits until the condition holds; fails with a sentence after 20 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
