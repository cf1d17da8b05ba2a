import { expect, test } from "vitest";

import { readTally } from "./test-tally.ts";

const file = (status: string, ...tests: string[]) => ({
  name: "some.test.ts",
  status,
  assertionResults: tests.map((outcome, index) => ({
    fullName: `t${index}`,
    status: outcome,
    failureMessages: outcome === "failed" ? ["AssertionError: 1 is not 2\n    at line 3"] : [],
  })),
});
const tallyOf = (files: unknown[], didSucceed: boolean) =>
  readTally(JSON.stringify({ testResults: files }), didSucceed);

test("tests are counted by what they did, with what did not run or pass by name", () => {
  const tally = tallyOf(
    [file("failed", "passed", "failed", "skipped"), file("passed", "passed")],
    false,
  );
  expect(tally).toEqual({
    passed: 2,
    failed: 1,
    skipped: 1,
    skippedNames: ["t2"],
    failures: ["some.test.ts > t1: AssertionError: 1 is not 2"],
    unsteady: [],
  });
});

test("what passed only when it was tried again counts as passed, and is named", () => {
  const retried = {
    name: "some.test.ts",
    status: "passed",
    assertionResults: [{ fullName: "t", status: "passed", failureMessages: ["Error: too early"] }],
  };
  expect(tallyOf([retried], true)).toMatchObject({
    passed: 1,
    failed: 0,
    unsteady: ["some.test.ts > t: Error: too early"],
  });
});

test("a file that could not be loaded is a failure", () => {
  expect(tallyOf([file("failed")], false).failed).toBe(1);
});

test("a run that failed without a failed test, or left no report, is a failure", () => {
  expect(tallyOf([file("passed", "passed")], false).failed).toBe(1);
  expect(readTally(null, false).failed).toBe(1);
});
