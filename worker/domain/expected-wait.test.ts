import { expect, test } from "vitest";

import { expectedWaitMs, nextLookMs, standingOf } from "./expected-wait.ts";

const FLEET = { slots: 4, jobMs: 500 };

test("a wait is as many rounds as the fleet needs, and one's own", () => {
  expect([0, 3, 4, 9].map((before) => expectedWaitMs(FLEET, before))).toEqual([
    500, 500, 1_000, 1_500,
  ]);
});

test("without a node nobody knows, and before the first job there is a guess", () => {
  expect(expectedWaitMs({ slots: 0, jobMs: 500 }, 0)).toBeNull();
  expect(expectedWaitMs({ slots: 2, jobMs: null }, 0)).toBeGreaterThan(0);
});

test("only what waits has a place in line, and only what is open has a wait", () => {
  expect(standingOf("pending", 8, FLEET)).toEqual({ queuePosition: 8, expectedWaitMs: 1_500 });
  expect(standingOf("running", 0, FLEET)).toEqual({ queuePosition: null, expectedWaitMs: 500 });
  expect(standingOf("graded", 0, FLEET)).toEqual({ queuePosition: null, expectedWaitMs: null });
});

test("a long wait is looked at seldom, a short one each second, the soonest counts", () => {
  expect(nextLookMs([600_000])).toBe(15_000);
  expect(nextLookMs([100])).toBe(1_000);
  expect(nextLookMs([600_000, 20_000, null])).toBe(5_000);
});
