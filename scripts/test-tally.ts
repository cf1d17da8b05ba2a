import { z } from "zod";

/** How many tests did what, the full names of those that did not run, and what failed with its first line. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  skippedNames: readonly string[];
  failures: readonly string[];
  /** What passed only at another try: each is a fault of the test or of what it tests, not yet found. */
  unsteady: readonly string[];
}

export const NO_TESTS: Tally = {
  passed: 0,
  failed: 0,
  skipped: 0,
  skippedNames: [],
  failures: [],
  unsteady: [],
};

/** What is read of vitest's JSON report. */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Counts a run. A file that could not be loaded holds no tests that could fail, and a run that died
 * has no report: each counts as one failure, so that nothing passes by not running.
 */
export function readTally(reportText: string | null, didSucceed: boolean): Tally {
  if (reportText === null) return failedRun("A run ended without a report.");
  const { testResults } = Report.parse(JSON.parse(reportText));
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: file.name })),
  );
  const failedTests = tests
    .filter((test) => test.status === "failed")
    .map((test) => failure(test.file, test.fullName, test.failureMessages?.[0]));
  const unsteady = tests
    .filter((test) => test.status === "passed" && (test.failureMessages ?? []).length > 0)
    .map((test) => failure(test.file, test.fullName, test.failureMessages?.[0]));
  const brokenFiles = testResults
    .filter(
      (file) =>
        file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
    )
    .map((file) => failure(file.name, "could not be loaded or cleaned up after", file.message));
  const skippedNames = tests
    .filter((test) => test.status !== "passed" && test.status !== "failed")
    .map((test) => test.fullName);
  const failures = [...failedTests, ...brokenFiles];
  if (failures.length === 0 && !didSucceed) {
    failures.push("A run failed outside of any test: its output says what was not caught.");
  }
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: failures.length,
    skipped: skippedNames.length,
    skippedNames,
    failures,
    unsteady,
  };
}

function failedRun(why: string): Tally {
  return { ...NO_TESTS, failed: 1, failures: [why] };
}

function failure(file: string, name: string, message: string | undefined): string {
  const firstLine = (message ?? "").split("\n", 1)[0] ?? "";
  return `${file} > ${name}${firstLine === "" ? "" : `: ${firstLine}`}`;
}

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    skippedNames: [...a.skippedNames, ...b.skippedNames],
    failures: [...a.failures, ...b.failures],
    unsteady: [...a.unsteady, ...b.unsteady],
  };
}
