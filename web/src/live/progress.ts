import type { AssignmentSummary } from "../../../contract/api.ts";
import { type LiveState, stateNow } from "./live-state.ts";

/** How far somebody is in a course, as it stands. */
export interface Progress {
  solved: number;
  count: number;
  earned: number;
  possible: number;
  begun: boolean;
}

/** The progress in these assignments, from what the page was served with and what came since. */
export function progressOf(
  assignments: readonly Pick<AssignmentSummary, "id" | "points" | "state">[],
  live: LiveState,
): Progress {
  const now = assignments.map(({ id, points, state }) => ({
    points,
    state: stateNow(state, id, live),
  }));
  const solved = now.filter(({ state }) => state === "solved");
  return {
    solved: solved.length,
    count: now.length,
    earned: sumOf(solved),
    possible: sumOf(now),
    begun: now.some(({ state }) => state !== "untouched"),
  };
}

function sumOf(list: readonly { points: number }[]): number {
  return list.reduce((total, { points }) => total + points, 0);
}
