import type { AssignmentState, AssignmentSummary } from "../../../contract/api.ts";
import { type LiveState, stateNow } from "./live-state.ts";

export interface CourseProgress {
  /** Of each assignment in order. */
  states: { id: string; state: AssignmentState }[];
  solved: number;
  /** What the solved ones are worth together. */
  points: number;
}

/** How far a student is in a course, from what the page was served with and what came since. */
export function courseProgress(
  assignments: readonly AssignmentSummary[],
  live: LiveState,
): CourseProgress {
  const states = assignments.map(({ id, state }) => ({ id, state: stateNow(state, id, live) }));
  const solved = assignments.filter((_, index) => states[index]?.state === "solved");
  return {
    states,
    solved: solved.length,
    points: solved.reduce((sum, { points }) => sum + points, 0),
  };
}
