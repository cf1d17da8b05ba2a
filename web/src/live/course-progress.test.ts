import { expect, test } from "vitest";

import type { AssignmentSummary } from "../../../contract/api.ts";
import { courseProgress } from "./course-progress.ts";
import { NOTHING_LEARNED } from "./live-state.ts";

function assignment(id: string, state: AssignmentSummary["state"], points: number) {
  return { id, slug: id, title: id, points, state };
}

const COURSE = [
  assignment("a", "solved", 100),
  assignment("b", "tried", 50),
  assignment("c", "untouched", 70),
];

test("counts what was solved before the page was served and since", () => {
  const before = courseProgress(COURSE, NOTHING_LEARNED);
  expect(before).toMatchObject({ solved: 1, points: 100 });
  const now = courseProgress(COURSE, { ...NOTHING_LEARNED, solvedIds: { b: true } });
  expect(now).toMatchObject({ solved: 2, points: 150 });
  expect(now.states.map(({ state }) => state)).toEqual(["solved", "solved", "untouched"]);
});
