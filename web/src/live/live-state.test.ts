import { describe, expect, test } from "vitest";

import type { Submission } from "../../../contract/api.ts";
import { pendingSubmission as submission } from "../testing/submissions.ts";
import {
  missedIn,
  newerSubmission,
  NOTHING_LEARNED,
  overtakenIn,
  reduceLive,
  stateNow,
} from "./live-state.ts";

const PENDING = submission();
const CORRECT = submission({ status: "graded", verdict: "correct", points: 100 });
const INCORRECT = submission({ status: "graded", verdict: "incorrect", points: 0 });

describe("events", () => {
  test("a pushed verdict replaces the pending submission", () => {
    const sent = reduceLive(NOTHING_LEARNED, { type: "answer", submission: PENDING });
    const graded = reduceLive(sent, { type: "submission", seq: 4, submission: CORRECT });
    expect(graded.latest["a"]).toEqual(CORRECT);
    expect(graded.seq).toBe(4);
  });

  test("an event that comes twice counts once", () => {
    const once = reduceLive(NOTHING_LEARNED, { type: "score", seq: 2, score: 100, solved: 1 });
    const late = reduceLive(once, { type: "score", seq: 1, score: 0, solved: 0 });
    expect(late).toBe(once);
  });

  test("a slow answer that still says pending does not take a verdict back", () => {
    const graded = reduceLive(NOTHING_LEARNED, { type: "submission", seq: 1, submission: CORRECT });
    const late = reduceLive(graded, { type: "answer", submission: PENDING });
    expect(late.latest["a"]?.verdict).toBe("correct");
  });

  test("a slow answer takes no test back that has ended", () => {
    const ended = { name: "t.T.a", title: null, outcome: "passed", message: null } as const;
    const tests = [{ ...ended, expected: null, actual: null, line: null, output: null }];
    const running = submission({ status: "running", tests, testCount: 2 });
    for (const late of [PENDING, submission({ status: "running" })]) {
      expect(newerSubmission(running, late)).toBe(running);
      expect(newerSubmission(late, running)).toBe(running);
    }
    expect(newerSubmission(running, INCORRECT)).toBe(INCORRECT);
  });

  test("a verdict that gets a second look is open again, whoever asked for it", () => {
    const graded = reduceLive(NOTHING_LEARNED, { type: "submission", seq: 1, submission: CORRECT });
    const asked = reduceLive(graded, { type: "reopened", submission: PENDING });
    const pushed = reduceLive(graded, { type: "submission", seq: 2, submission: PENDING });
    for (const state of [asked, pushed]) expect(state.latest["a"]).toEqual(PENDING);
  });

  test("the verdict of older code does not cover a newer submission", () => {
    const newer = submission({ id: "s2", createdAt: "2026-11-20T10:00:07.000Z" });
    expect(newerSubmission(newer, INCORRECT)).toBe(newer);
  });

  test("a snapshot starts the sequence anew, also after a reset to lower numbers", () => {
    const far = reduceLive(NOTHING_LEARNED, { type: "score", seq: 900, score: 5, solved: 1 });
    const snapshot = {
      type: "snapshot",
      seq: 3,
      score: 200,
      solved: 2,
      pending: [PENDING],
    } as const;
    const again = reduceLive(far, { ...snapshot, pending: [...snapshot.pending] });
    expect(again).toMatchObject({ seq: 3, score: 200, solved: 2, latest: { a: PENDING } });
  });

  test("a submission missing from a snapshot has a verdict that the page did not hear", () => {
    const sent = reduceLive(NOTHING_LEARNED, { type: "answer", submission: PENDING });
    const snapshot = { type: "snapshot", seq: 9, score: 0, solved: 0 } as const;
    expect(missedIn(sent, { ...snapshot, pending: [] })).toEqual([PENDING]);
    expect(missedIn(sent, { ...snapshot, pending: [PENDING] })).toEqual([]);
  });
});

function after(...submissions: Submission[]) {
  return submissions.reduce(
    (state, each) => reduceLive(state, { type: "answer", submission: each }),
    NOTHING_LEARNED,
  );
}

describe("the state of an assignment in the list", () => {
  test("is what the page was served with while nothing happens", () => {
    expect(stateNow("tried", "a", NOTHING_LEARNED)).toBe("tried");
  });

  test("is pending while a submission is open", () => {
    expect(stateNow("untouched", "a", after(PENDING))).toBe("pending");
  });

  test("stays solved when a later try is wrong", () => {
    const wrong = submission({
      id: "s2",
      createdAt: "2026-11-20T10:01:00.000Z",
      status: "graded",
      verdict: "incorrect",
    });
    expect(stateNow("untouched", "a", after(CORRECT, wrong))).toBe("solved");
    expect(stateNow("solved", "a", after(wrong))).toBe("solved");
  });

  test("is tried after a wrong answer, and untouched after a fault of ours", () => {
    expect(stateNow("untouched", "a", after(INCORRECT))).toBe("tried");
    expect(stateNow("untouched", "a", after(submission({ status: "failed" })))).toBe("untouched");
  });
});

test("what was served as being graded, and is neither in line nor known, has a verdict to ask for", () => {
  const snapshot = { type: "snapshot", seq: 1, score: 0, solved: 0, pending: [PENDING] } as const;
  expect(overtakenIn(["a", "b"], NOTHING_LEARNED, { ...snapshot, pending: [] })).toEqual([
    "a",
    "b",
  ]);
  expect(overtakenIn(["a", "b"], NOTHING_LEARNED, { ...snapshot, pending: [PENDING] })).toEqual([
    "b",
  ]);
  const known = reduceLive(NOTHING_LEARNED, { type: "answer", submission: CORRECT });
  expect(overtakenIn(["a"], known, { ...snapshot, pending: [] })).toEqual([]);
});
