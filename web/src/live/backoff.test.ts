import { expect, test } from "vitest";

import { backoffMs } from "./backoff.ts";

test("the first try comes within a second, and each next one later", () => {
  const waits = [0, 1, 2, 3].map((attempt) => backoffMs(attempt, () => 1));
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test("the wait never grows beyond half a minute, however long the outage", () => {
  expect(backoffMs(1_000, () => 1)).toBe(30_000);
});

test("two pages with different luck come back at different times, neither at once", () => {
  expect(backoffMs(3, () => 0)).toBe(4_000);
  expect(backoffMs(3, () => 0.5)).toBe(6_000);
});

test("the first tries of many pages are spread over the whole second", () => {
  expect([0, 0.25, 1].map((chance) => backoffMs(0, () => chance))).toEqual([0, 250, 1_000]);
});
