import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { JudgeRefusal } from "../../grader-node/sandbox/types.ts";
import { createWasmSandbox } from "../../grader-node/sandbox/wasm.ts";
import { GROUPS, type Case, type Group, readSuite } from "./suite.ts";
import { DIFFERENCES, FINDINGS, type Outcome } from "./wasm-differences.ts";

const { singles, pairs } = await readSuite(import.meta.dirname);
const after = pairs.filter(({ order }) => order === "after");
const SINGLE_GROUPS = (Object.keys(GROUPS) as Group[]).filter((group) => group !== "pairs");

/** One that is busy with others takes longer for the same. */
const TIMEOUT_MS = 180_000;
const sandbox = createWasmSandbox({ slots: 2 });

describe("in WebAssembly", { timeout: TIMEOUT_MS }, () => {
  beforeAll(() => sandbox.prepare(), TIMEOUT_MS);
  afterAll(() => sandbox.close());

  describe.concurrent.for(SINGLE_GROUPS)("every program is judged: %s", (group) => {
    const cases = singles.filter((entry) => entry.group === group);
    it.for(titled(cases))("%s", async ([_title, entry]) => {
      expect(await fault(entry)).toBe("");
    });
  });

  it.for(after.map((pair) => [pair.name, pair] as const))(
    "the second program of a pair finds nothing of the first: %s",
    async ([_name, { cases }]) => {
      for (const entry of cases) expect(await fault(entry)).toBe("");
    },
  );

  describe("what a probe finds is its own thread's", () => {
    it.for(Object.entries(FINDINGS))("%s", async ([file, findings]) => {
      const entry = singles.find(({ program }) => program.file === file);
      const result = await sandbox.run({ ...entry!.job, files: [SHOWS_WHAT_IS_FOUND] });
      expect(result.tests[0]?.actual).toMatch(findings);
    });
  });
});

describe("the table of differences", () => {
  const programs = [...singles, ...after.flatMap(({ cases }) => cases)];
  const listed = [...DIFFERENCES].map(([file, difference]) => ({ file, ...difference }));

  it("names programs that there are", () => {
    const files = new Set(programs.map(({ program }) => program.file));
    expect(listed.filter(({ file }) => !files.has(file))).toEqual([]);
  });

  it("names none of which nothing differs", () => {
    const idle = listed.filter(({ file, outcomes }) => {
      const allowed: readonly Outcome[] = expectedOf(file);
      return outcomes.every((outcome) => allowed.includes(outcome));
    });
    expect(idle).toEqual([]);
  });

  it("names no outcome of a program twice", () => {
    const words = listed.filter(({ outcomes }) => new Set(outcomes).size !== outcomes.length);
    expect(words).toEqual([]);
  });

  it("lets no forgery be correct, and no probe whose findings are not looked at", () => {
    const correct = listed.filter(({ outcomes }) => outcomes.includes("correct"));
    const files = correct.map(({ file }) => file);
    expect(files.filter((file) => file.startsWith("forgeries/"))).toEqual([]);
    expect(files.filter((file) => file.startsWith("probes/") && !(file in FINDINGS))).toEqual([]);
  });

  function expectedOf(file: string) {
    return programs.find(({ program }) => program.file === file)?.program.expect ?? [];
  }
});

const SHOWS_WHAT_IS_FOUND = {
  path: "tests/test_found.py",
  source: `import unittest
from solution import found

class TestFound(unittest.TestCase):
    def test_found(self):
        self.assertEqual(found(), None)
`,
};

function titled(cases: readonly Case[]) {
  return cases.map((entry) => [`${entry.program.file}: ${entry.program.how}`, entry] as const);
}

/**
 * Empty when the outcome is the one that the table has for the program, or, of one that is not in the
 * table, one that its header allows; else what is wrong about it.
 */
async function fault(entry: Case): Promise<string> {
  const { file, expect: ordinary } = entry.program;
  const allowed: readonly Outcome[] = DIFFERENCES.get(file)?.outcomes ?? ordinary;
  const { outcome, text } = await outcomeOf(entry);
  if (allowed.includes(outcome)) return "";
  return `${file} must be ${allowed.join(" or ")}, and is ${outcome}: ${text}`;
}

async function outcomeOf({ group, job }: Case): Promise<{ outcome: Outcome; text: string }> {
  try {
    const result = await sandbox.run(job);
    const hasBroken = result.tests.some(({ outcome }) => outcome === "error");
    const isVain = group === "probes" && result.verdict === "incorrect" && hasBroken;
    return {
      outcome: isVain ? "breaks off" : result.verdict,
      text: JSON.stringify(result, null, 2),
    };
  } catch (error) {
    if (error instanceof JudgeRefusal) return { outcome: "refused", text: error.reason };
    throw error;
  }
}
