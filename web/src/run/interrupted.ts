import type { TestResult } from "../../../contract/verdict.ts";

/** Why a run was ended before its time. */
export type Cut = "stopped" | "time_limit" | "output_limit" | "crashed";

/** The tests of a run that was cut: what finished stays, and the one that ran says so. */
export function interrupted(
  tests: readonly TestResult[],
  running: string | null,
  cut: Cut,
): TestResult[] {
  return tests.map((test) =>
    test.name === running ? { ...test, outcome: "error", message: WORDS[cut] } : test,
  );
}

const WORDS: Record<Cut, string> = {
  stopped: "You stopped the program during this example.",
  time_limit: "The program was stopped during this example.",
  crashed: "The program crashed Python itself during this example.",
  output_limit: "The program printed too much during this example.",
};
