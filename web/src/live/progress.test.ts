import { expect, test } from "vitest";

import { NOTHING_LEARNED } from "./live-state.ts";
import { progressOf } from "./progress.ts";

const ASSIGNMENTS = [
  { id: "a", points: 100, state: "solved" },
  { id: "b", points: 50, state: "untouched" },
  { id: "c", points: 10, state: "tried" },
] as const;

test("progress counts what is solved, and what it is worth of everything", () => {
  expect(progressOf(ASSIGNMENTS, NOTHING_LEARNED)).toEqual({
    solved: 1,
    count: 3,
    earned: 100,
    possible: 160,
    begun: true,
  });
});

test("progress follows what was learned since the page was served", () => {
  const live = { ...NOTHING_LEARNED, solvedIds: { b: true } as const };
  expect(progressOf(ASSIGNMENTS, live)).toMatchObject({ solved: 2, earned: 150 });
  expect(progressOf(ASSIGNMENTS.slice(1, 2), NOTHING_LEARNED)).toMatchObject({ begun: false });
});
