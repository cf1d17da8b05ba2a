import { expect, test } from "vitest";

import { GradingResult, MAX_RESULT_CHARS, TestResult, trimTests } from "./verdict.ts";

const testOf = (change: object) => TestResult.parse({ name: "t", outcome: "passed", ...change });
const resultOf = (verdict: string, tests: TestResult[]) =>
  GradingResult.safeParse({ verdict, tests, feedback: null, cpuMs: 0, wallMs: 0, memoryKb: 0 });

test("a result that contradicts itself is no result", () => {
  expect(resultOf("correct", [testOf({}), testOf({ outcome: "not_run" })]).success).toBe(true);
  expect(resultOf("correct", []).success).toBe(false);
  expect(resultOf("correct", [testOf({ outcome: "not_run" })]).success).toBe(false);
  expect(resultOf("correct", [testOf({}), testOf({ outcome: "failed" })]).success).toBe(false);
});

test("texts are trimmed to what a result may hold, prints first, outcomes never", () => {
  const long = "x".repeat(3_900);
  const tests = Array.from({ length: 200 }, (_, i) =>
    testOf({ name: `t${i}`, outcome: "failed", message: "why", actual: long, output: long }),
  );
  expect(resultOf("incorrect", tests).success).toBe(false);
  const trimmed = trimTests(tests);
  expect(resultOf("incorrect", trimmed).success).toBe(true);
  expect(trimmed.map((one) => one.outcome)).toEqual(tests.map((one) => one.outcome));
  expect(trimmed[0]?.actual).toBe(long);
  expect(trimmed.every((one) => one.message === "why")).toBe(true);
  expect(JSON.stringify(trimmed).length).toBeGreaterThan(MAX_RESULT_CHARS / 2);
});

test("texts that fit are left alone", () => {
  const tests = [testOf({ output: "hello" })];
  expect(trimTests(tests)).toEqual(tests);
});
