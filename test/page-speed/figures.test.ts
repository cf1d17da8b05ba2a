import { expect, test } from "vitest";

import { isMet, score, size, tableOf, time } from "./figures.ts";

test("a size or time has to stay under its goal, a score has to reach it", () => {
  expect(isMet(size("", 9_900, 10))).toBe(true);
  expect(isMet(size("", 10_000, 10))).toBe(false);
  expect(isMet(time("", [900, 20, 30], 50))).toBe(true);
  expect(isMet(score("", 100, 100))).toBe(true);
  expect(isMet(score("", 99, 100))).toBe(false);
});

test("a time that was not measured is not met", () => {
  expect(isMet(time("", [], 50))).toBe(false);
});

test("the table says what was missed", () => {
  const [, , good, bad] = tableOf([size("HTML", 1_000, 60), score("Looks", 90, 100)]).split("\n");
  expect(good).toBe("| HTML | 1 KB | under 60 KB |");
  expect(bad).toBe("| Looks | 90 (missed) | at least 100 |");
});
