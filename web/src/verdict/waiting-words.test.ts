import { describe, expect, test } from "vitest";

import type { Submission } from "../../../contract/api.ts";
import { pendingSubmission } from "../testing/submissions.ts";
import { languages, wordsOf } from "../words/words.ts";
import { runProgress, waitingWords } from "./waiting-words.ts";

const open = (fields: Partial<Submission>) => pendingSubmission({ expectedWaitMs: 100, ...fields });

const ended = {
  name: "t.T.a",
  title: null,
  outcome: "passed" as const,
  message: null,
  expected: null,
  actual: null,
  line: null,
  output: null,
};

function said(submission: Submission, language = "en"): string {
  const { place, wait } = waitingWords(wordsOf(language), submission);
  return `${place} ${wait}`;
}

describe("what is said of a wait", () => {
  test.each([
    [0, 100, "It is your turn. The verdict should be here in a moment."],
    [0, 9_600, "in about 10 seconds"],
    [1, 1_000, "2nd in line. The verdict should be here in a moment."],
    [2, 8_000, "3rd in line. The verdict should be here in about 8 seconds."],
    [10, 65_000, "11th in line. The verdict should be here in about a minute."],
    [21, 300_000, "22nd in line. The verdict should be here in about 5 minutes."],
    [2, null, "No grader is connected right now"],
    [null, null, "Waiting for a grader"],
  ])("with %s before it and %s ms to wait", (queuePosition, expectedWaitMs, expected) => {
    expect(said(open({ queuePosition, expectedWaitMs }))).toContain(expected);
  });

  test("what is read out stays the same while only the time goes down", () => {
    const [early, late] = [9_000, 4_000].map((expectedWaitMs) =>
      waitingWords(wordsOf("en"), open({ queuePosition: 3, expectedWaitMs })),
    );
    expect(early?.place).toBe(late?.place);
    expect(early?.wait).not.toBe(late?.wait);
  });

  test("in every language it names the place and the time", () => {
    for (const { code } of languages()) {
      const text = said(open({ queuePosition: 6, expectedWaitMs: 41_000 }), code);
      expect(text).toMatch(/7.*41/);
    }
  });
});

test("how far a run is, is told while it runs and once it is known", () => {
  const running = open({ status: "running", tests: [ended, ended], testCount: 7 });
  expect(runProgress(running)).toEqual({ done: 2, total: 7 });
  expect(runProgress(open({ status: "running" }))).toBeNull();
  expect(runProgress(open({ status: "pending", testCount: 3 }))).toBeNull();
  expect(runProgress(open({ status: "graded", tests: [ended], testCount: 1 }))).toBeNull();
});
