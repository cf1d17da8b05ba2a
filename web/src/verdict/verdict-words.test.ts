import { describe, expect, test } from "vitest";

import type { Submission } from "../../../contract/api.ts";
import { DEFAULT_LIMITS } from "../../../contract/limits.ts";
import { Verdict } from "../../../contract/verdict.ts";
import { usageWords, verdictWords } from "./verdict-words.ts";

function graded(verdict: Verdict | null, fields: Partial<Submission> = {}): Submission {
  return {
    id: "s",
    assignmentId: "a",
    versionId: "v",
    createdAt: "2026-11-20T10:00:00.000Z",
    status: "graded",
    cached: false,
    verdict,
    points: verdict === "correct" ? 100 : 0,
    tests: [],
    feedback: null,
    line: null,
    queuePosition: null,
    cpuMs: 12,
    memoryKb: 10_240,
    ...fields,
  };
}

function words(submission: Submission) {
  return verdictWords(submission, DEFAULT_LIMITS);
}

const passed = { name: "t.T.a", title: null, outcome: "passed" } as const;
const rest = { message: null, expected: null, actual: null, line: null, output: null };

describe("what a verdict says", () => {
  test("every verdict has a headline and a next step, and only correct looks good", () => {
    for (const verdict of Verdict.options) {
      const { tone, headline, detail } = words(graded(verdict));
      expect(headline).not.toBe("");
      expect(detail).not.toBe("");
      expect(tone).toBe(verdict === "correct" ? "good" : "not_yet");
    }
  });

  test("incorrect counts what passed", () => {
    const tests = [
      { ...passed, ...rest },
      { ...passed, ...rest, outcome: "failed" as const },
      { ...passed, ...rest, outcome: "not_run" as const },
    ];
    expect(words(graded("incorrect", { tests })).detail).toContain("1 of 3 tests passed");
  });

  test("a time limit says that it is the code's own time and how much", () => {
    expect(words(graded("time_limit")).detail).toMatch(/5 seconds of its own computing time/);
  });

  test("a syntax error names the student's line when it is known", () => {
    expect(words(graded("syntax_error", { line: 3 })).detail).toContain("on line 3");
    expect(words(graded("syntax_error")).detail).not.toContain("line 3");
  });

  test("a fault of ours is called ours and does not look like a wrong answer", () => {
    const { tone, detail } = words(graded(null, { status: "failed" }));
    expect(tone).toBe("ours");
    expect(detail).toContain("not in your code");
  });

  test.each([
    [null, "Waiting for a grader"],
    [0, "next in line"],
    [1, "1 program in line"],
    [12, "12 programs in line"],
  ])("waiting at place %s is said honestly", (queuePosition, expected) => {
    const waiting = graded(null, { status: "pending", queuePosition });
    expect(words(waiting).detail).toContain(expected);
    expect(words(waiting).tone).toBe("wait");
  });
});

test("the use of time and memory is told in units that people read", () => {
  expect(usageWords(graded("correct"))).toBe("12 ms of computing time, 10.0 MB of memory");
  expect(usageWords(graded("correct", { cpuMs: 2_345 }))).toContain("2.3 s");
  expect(usageWords(graded("correct", { cpuMs: null }))).toBeNull();
});
