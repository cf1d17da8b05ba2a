import { describe, expect, test } from "vitest";

import { DEFAULT_LIMITS } from "../../../contract/limits.ts";
import { SandboxResult, TestResult, type Verdict } from "../../../contract/verdict.ts";
import { languages, wordsOf } from "../words/words.ts";
import { interrupted } from "./interrupted.ts";
import type { Failure, Tried } from "./messages.ts";
import { lineToMark, runWords } from "./run-words.ts";
import type { RunEnd } from "./runner.ts";

const ERROR: Failure = { kind: "exception", text: "ValueError: no coins", line: 4 };
const NOTHING: Tried = { failure: null, graded: null, unusable: null };

function example(outcome: TestResult["outcome"], line: number | null = null): TestResult {
  return TestResult.parse({ name: `t.T.test_${outcome}`, outcome, line });
}

function graded(verdict: Verdict, tests: TestResult[], feedback: string | null = null) {
  const measured = { cpuMs: 0, wallMs: 0, memoryKb: 0 };
  return SandboxResult.parse({ verdict, tests, feedback, ...measured });
}

function words(tried: Partial<Tried>) {
  return runWords(
    wordsOf("en"),
    { kind: "finished", tried: { ...NOTHING, ...tried } },
    DEFAULT_LIMITS,
  );
}

describe("what a run says", () => {
  test("examples that pass are never called a correct submission", () => {
    const said = words({ graded: graded("correct", [example("passed"), example("passed")]) });
    expect(said.tone).toBe("good");
    expect(said.headline).toBe("All 2 examples pass");
    expect(`${said.headline} ${said.detail}`).not.toMatch(/correct/i);
    expect(said.detail).toContain("Submit");
  });

  test("examples that do not pass are counted", () => {
    const tests = [example("passed"), example("failed")];
    const said = words({ graded: graded("incorrect", tests) });
    expect(said.headline).toBe("1 of 2 examples passes");
    expect(said.tests).toEqual(tests);
  });

  test("a program that stopped by itself is told once, and the examples beside it", () => {
    const tests = [example("passed")];
    const passing = words({ failure: ERROR, graded: graded("correct", tests) });
    expect(passing.feedback).toBe(ERROR.text);
    expect(passing.detail).toContain("stopped with an error on line 4");
    const broken = graded("runtime_error", [example("not_run")], "The judge's words");
    const neither = words({ failure: ERROR, graded: broken });
    expect(neither.headline).toBe("Your program stopped with an error");
    expect(neither.feedback).toBe("The judge's words");
  });

  test("a program that only the examples cannot use is not said to have stopped", () => {
    const broken = graded("runtime_error", [], "EOFError");
    expect(words({ graded: broken }).detail).toContain("By itself it ran to its end");
  });

  test("without examples it says that the program ran, and no more", () => {
    expect(words({}).headline).toBe("Your program ran to its end");
    expect(words({ unusable: "no module named x" }).detail).toContain("no module named x");
    expect(words({ failure: ERROR })).toMatchObject({ feedback: ERROR.text, line: 4 });
  });

  test("a syntax error names its line", () => {
    const failure: Failure = { kind: "syntax", text: "SyntaxError: expected ':'", line: 2 };
    expect(words({ failure }).detail).toContain("on line 2");
  });

  test("each other end has a headline, a next step and no verdict's colour of its own", () => {
    const ends: RunEnd[] = [
      { kind: "stopped", tests: [] },
      { kind: "time_limit", tests: [] },
      { kind: "output_limit", tests: [] },
      { kind: "crashed", tests: [] },
      { kind: "broken", reason: "no network" },
    ];
    for (const { code } of languages()) {
      for (const end of ends) {
        const said = runWords(wordsOf(code), end, DEFAULT_LIMITS);
        expect(said.headline).not.toBe("");
        expect(said.detail).not.toBe("");
        expect(said.tone).not.toBe("good");
      }
    }
  });
});

test("a run that was cut keeps what finished and says during which example it was cut", () => {
  const tests = [example("passed"), example("not_run")];
  const cut = interrupted(tests, "t.T.test_not_run", "time_limit");
  expect(cut[0]).toEqual(tests[0]);
  expect(cut[1]).toMatchObject({ outcome: "error" });
  expect(cut[1]?.message).toContain("during this example");
  expect(interrupted(tests, null, "stopped")).toEqual(tests);
});

describe("the line that is marked", () => {
  const verdict = { line: null, tests: [example("passed"), example("error", 7)] };

  test("is the verdict's until something is run", () => {
    expect(lineToMark(null, verdict)).toBe(7);
    expect(lineToMark(null, null)).toBeNull();
    const running = { state: "running", pieces: [], end: null } as const;
    expect(lineToMark(running, verdict)).toBeNull();
  });

  test("is that of the run's message, or of the first example that names one", () => {
    const end: RunEnd = { kind: "finished", tried: { ...NOTHING, failure: ERROR } };
    expect(lineToMark({ state: "ended", pieces: [], end }, null)).toBe(4);
    const cut: RunEnd = { kind: "stopped", tests: verdict.tests };
    expect(lineToMark({ state: "ended", pieces: [], end: cut }, null)).toBe(7);
  });
});
