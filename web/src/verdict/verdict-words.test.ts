import { describe, expect, test } from "vitest";

import type { Submission } from "../../../contract/api.ts";
import { DEFAULT_LIMITS } from "../../../contract/limits.ts";
import { Verdict } from "../../../contract/verdict.ts";
import { gradedSubmission } from "../testing/submissions.ts";
import { languages, wordsOf } from "../words/words.ts";
import { usageOf } from "./usage.ts";
import { furtherFeedback, verdictWords } from "./verdict-words.ts";

const graded = (verdict: Verdict | null, fields: Partial<Submission> = {}) =>
  gradedSubmission({ verdict, points: verdict === "correct" ? 100 : 0, ...fields });

function words(submission: Submission, language = "en") {
  return verdictWords(wordsOf(language), submission, DEFAULT_LIMITS);
}

function used(submission: Submission, language = "en"): string[] {
  return usageOf(wordsOf(language), submission, DEFAULT_LIMITS).map(({ text }) => text);
}

function told(verdict: Verdict, feedback: string, fields: Partial<Submission> = {}) {
  return furtherFeedback(graded(verdict, { feedback, ...fields }), DEFAULT_LIMITS);
}

const passed = { name: "t.T.a", title: null, outcome: "passed" } as const;
const rest = { message: null, expected: null, actual: null, line: null, output: null };

describe("what a verdict says", () => {
  test("every verdict has a headline and a next step, and only correct looks good", () => {
    for (const { code } of languages()) {
      for (const verdict of Verdict.options) {
        const { tone, headline, detail } = words(graded(verdict), code);
        expect(headline).not.toBe("");
        expect(detail).not.toBe("");
        expect(tone).toBe(verdict === "correct" ? "good" : "not_yet");
      }
    }
  });

  test("no language says the same of two verdicts", () => {
    for (const { code } of languages()) {
      const headlines = Verdict.options.map((verdict) => words(graded(verdict), code).headline);
      expect(new Set(headlines).size).toBe(Verdict.options.length);
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
    const computed = graded("time_limit", { cpuMs: 5_004 });
    expect(words(computed).detail).toMatch(/5 seconds of its own computing time/);
  });

  test("only a program that hardly computed is told so, and none that it slept", () => {
    const slept = words(graded("time_limit", { cpuMs: 40 }));
    expect(slept.headline).toContain("Time was up");
    expect(slept.detail).toContain("hardly computed");
    for (const cpuMs of [2_000, 4_000, 4_990, null]) {
      const { headline, detail } = words(graded("time_limit", { cpuMs }));
      expect(headline).toBe(slept.headline);
      expect(detail).not.toMatch(/hardly|slept|5 seconds/);
    }
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

  test("one in line says where it stands, and looks neither good nor bad", () => {
    const waiting = graded(null, { status: "pending", queuePosition: 2, expectedWaitMs: 8_000 });
    expect(words(waiting).detail).toContain("3rd in line");
    expect(words(waiting).tone).toBe("wait");
  });
});

test("feedback on a limit is left out where the verdict's words say it already", () => {
  const sentence = "The program needed more than the 256 MB of memory that it has.";
  const traceback = 'File "purse.py", line 2\nMemoryError';
  const computed = "The program computed longer than the 5 s that it has for all tests.";
  expect(told("time_limit", computed, { cpuMs: 5_004 })).toBeNull();
  expect(told("memory_limit", sentence)).toBeNull();
  expect(told("memory_limit", traceback)).toBe(traceback);
  expect(told("memory_limit", "It is too deeply nested for Python.")).toContain("nested");
  expect(told("runtime_error", "NameError: coin")).toBe("NameError: coin");
});

test("a fault of ours is told once, in the page's language", () => {
  const failed = graded(null, { status: "failed", feedback: "We could not grade this." });
  expect(furtherFeedback(failed, DEFAULT_LIMITS)).toBeNull();
});

test("what the judge says of a time that was not the program's own computing is shown", () => {
  const waited =
    "The program waited or slept too long: 14 s went by, in which it computed for 0.0 s.";
  const heldUp = "The tests did not come to an end with what the program gave them.";
  expect(told("time_limit", waited, { cpuMs: 40 })).toBe(waited);
  expect(told("time_limit", heldUp, { cpuMs: 4_000 })).toBe(heldUp);
  expect(told("time_limit", heldUp, { cpuMs: 5_004 })).toBe(heldUp);
});

test("a memory limit is not contradicted by the little memory that was measured", () => {
  expect(used(graded("memory_limit", { memoryKb: 15_300 }))).toEqual(["12 ms of 5 s"]);
});

test("the use of time and memory is told beside its limit, in units that people read", () => {
  expect(used(graded("correct"))).toEqual(["12 ms of 5 s", "10 MB of 256 MB"]);
  expect(used(graded("correct", { cpuMs: 2_345 }))[0]).toBe("2.3 s of 5 s");
  expect(used(graded("correct", { cpuMs: null }))).toEqual([]);
  expect(used(graded("syntax_error"))).toEqual([]);
  expect(used(graded("correct", { cpuMs: 2_345 }), "fi")[0]).toBe("2,3 s / 5 s");
});

test("no bar is fuller than full", () => {
  const [time] = usageOf(wordsOf("en"), graded("time_limit", { cpuMs: 5_100 }), DEFAULT_LIMITS);
  expect(time?.share).toBe(1);
});
