import type { AssignmentState } from "../../../contract/api.ts";

/** The states of an assignment in words, for those who do not see the bead. */
export const STATE_WORDS: Record<AssignmentState, string> = {
  untouched: "not started",
  tried: "tried",
  pending: "being graded",
  solved: "solved",
};
