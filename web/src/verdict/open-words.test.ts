import { expect, test } from "vitest";

import { progressSentence, queueSentence, waitWords } from "./open-words.ts";

const OPEN = { queuePosition: 0, expectedWaitMs: 400, tests: [], testCount: null };
const ENDED = {
  name: "t.T.a",
  title: null,
  outcome: "passed" as const,
  message: null,
  expected: null,
  actual: null,
  line: null,
  output: null,
};

test("a place in line comes with its wait", () => {
  expect(queueSentence(OPEN)).toMatch(/^You are next in line: a moment\./);
  expect(queueSentence({ ...OPEN, queuePosition: 3, expectedWaitMs: 8_200 })).toMatch(
    /^3 programs in line before yours: about 8 seconds\./,
  );
  expect(queueSentence({ ...OPEN, queuePosition: 1 })).toMatch(/^1 program in line/);
});

test("without a node no wait is made up, and the program is said to be safe", () => {
  const sentence = queueSentence({ ...OPEN, queuePosition: 3, expectedWaitMs: null });
  expect(sentence).toContain("No grader is connected");
  expect(sentence).toContain("stays in line");
});

test("a run says how many of its tests have ended, once that is known", () => {
  expect(progressSentence(OPEN)).toBe("The tests are on it now.");
  expect(progressSentence({ ...OPEN, tests: [ENDED, ENDED], testCount: 7 })).toBe(
    "2 of 7 tests done so far.",
  );
});

test("a wait is told no more exactly than it is known", () => {
  expect([900, 4_000, 23_400, 47_000, 58_000, 150_000].map(waitWords)).toEqual([
    "a moment",
    "about 4 seconds",
    "about 25 seconds",
    "about 45 seconds",
    "about a minute",
    "about 3 minutes",
  ]);
});
