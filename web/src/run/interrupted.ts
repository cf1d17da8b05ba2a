import type { TestResult } from "../../../contract/verdict.ts";
import { words } from "../words/words.ts";

/** Why a run was ended before its time. */
export type Cut = "stopped" | "time_limit" | "output_limit" | "crashed";

/** The tests of a run that was cut: what finished stays, and the one that ran says so. */
export function interrupted(
  tests: readonly TestResult[],
  running: string | null,
  cut: Cut,
): TestResult[] {
  return tests.map((test) =>
    test.name === running ? { ...test, outcome: "error", message: words.run.during[cut] } : test,
  );
}
