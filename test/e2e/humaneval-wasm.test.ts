import { describe, expect, test } from "vitest";

import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import { createWasmSandbox, MOST_SLOTS } from "../../grader-node/sandbox/wasm.ts";
import {
  HAS_HUMANEVAL,
  readProblems,
  referenceOf,
  stubOf,
  testFileOf,
} from "../support/humaneval.ts";

describe.skipIf(!HAS_HUMANEVAL)("HumanEval in WebAssembly", () => {
  test(
    "all 164 references are correct, and some of their stubs are not",
    { timeout: 900_000 },
    async () => {
      const sandbox = createWasmSandbox({ slots: MOST_SLOTS });
      const verdicts = new Map<string, string>();
      const left = readProblems().flatMap((problem, index) => [
        { name: problem.task_id, code: referenceOf(problem), problem },
        // A whole run of both would only take longer.
        ...(index % 20 === 0
          ? [{ name: `stub of ${problem.task_id}`, code: stubOf(problem), problem }]
          : []),
      ]);
      const startedAt = performance.now();
      async function work(): Promise<void> {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          const files = [{ path: "tests/test_check.py", source: testFileOf(next.problem) }];
          const { verdict } = await sandbox.run({
            module: "solution",
            isolation: "split",
            limits: DEFAULT_LIMITS,
            files,
            code: next.code,
          });
          verdicts.set(next.name, verdict);
        }
      }
      try {
        await Promise.all(Array.from({ length: MOST_SLOTS }, work));
      } finally {
        await sandbox.close();
      }
      const seconds = (performance.now() - startedAt) / 1_000;
      const references = [...verdicts].filter(([name]) => !name.startsWith("stub"));
      const stubs = [...verdicts].filter(([name]) => name.startsWith("stub"));
      console.log(
        `HumanEval in WebAssembly: ${verdicts.size} programs in ${seconds.toFixed(0)} s.`,
      );
      expect(references).toHaveLength(164);
      expect(references.filter(([, verdict]) => verdict !== "correct")).toEqual([]);
      expect(stubs.filter(([, verdict]) => verdict === "correct")).toEqual([]);
    },
  );
});
