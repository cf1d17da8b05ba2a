import { z } from "zod";

/** How many tests did what, and the full names of those that did not run. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  skippedNames: readonly string[];
}

export const NO_TESTS: Tally = { passed: 0, failed: 0, skipped: 0, skippedNames: [] };

/** What is read of vitest's JSON report. */
const Report = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/**
 * Counts a run. A file that could not be loaded holds no tests that could fail, and a run that died
 * has no report: each counts as one failure, so that nothing passes by not running.
 */
export function readTally(reportText: string | null, didSucceed: boolean): Tally {
  if (reportText === null) return { ...NO_TESTS, failed: 1 };
  const { testResults } = Report.parse(JSON.parse(reportText));
  const tests = testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === "passed").length;
  const failedTests = tests.filter((test) => test.status === "failed").length;
  const brokenFiles = testResults.filter(
    (file) =>
      file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const skippedNames = tests
    .filter((test) => test.status !== "passed" && test.status !== "failed")
    .map((test) => test.fullName);
  const failed = failedTests + brokenFiles;
  return {
    passed,
    failed: failed === 0 && !didSucceed ? 1 : failed,
    skipped: skippedNames.length,
    skippedNames,
  };
}

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    skippedNames: [...a.skippedNames, ...b.skippedNames],
  };
}
