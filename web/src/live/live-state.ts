import type { AssignmentState, Submission } from "../../../contract/api.ts";
import type { ServerEvent } from "../../../contract/socket.ts";

/** What the page has learned since it was served; it overlays what the page was served with. */
export interface LiveState {
  /** The number of the last event seen; null before the first. */
  seq: number | null;
  score: number | null;
  solved: number | null;
  /** The newest submission of each assignment, by the assignment's id. */
  latest: Readonly<Record<string, Submission>>;
  /** Ids of assignments that were solved while this page looked on. */
  solvedIds: Readonly<Record<string, true>>;
}

export const NOTHING_LEARNED: LiveState = {
  seq: null,
  score: null,
  solved: null,
  latest: {},
  solvedIds: {},
};

/** A submission as an HTTP answer carries it: it has no number in the sequence of events. */
export interface AnswerEvent {
  type: "answer";
  submission: Submission;
}

/** The answer to asking for a second look: a verdict that is open again, with no number either. */
export interface ReopenedEvent {
  type: "reopened";
  submission: Submission;
}

/** The state after one more event. An event that was seen before changes nothing. */
export function reduceLive(
  state: LiveState,
  event: ServerEvent | AnswerEvent | ReopenedEvent,
): LiveState {
  if (event.type === "answer") {
    return withSubmission(state, event.submission);
  }
  if (event.type === "reopened") {
    return withSubmission(reopened(state, event.submission), event.submission);
  }
  const { type, seq } = event;
  if (type !== "snapshot" && state.seq !== null && seq <= state.seq) {
    return state;
  }
  if (type === "submission") {
    // Numbered, so that an open one after a verdict is a second look and not a late word.
    return { ...withSubmission(reopened(state, event.submission), event.submission), seq };
  }
  const scored = { ...state, seq, score: event.score, solved: event.solved };
  return type === "snapshot" ? event.pending.reduce(withSubmission, scored) : scored;
}

/** Without what was known of this very submission, which is no longer so. */
function reopened(state: LiveState, submission: Submission): LiveState {
  const { [submission.assignmentId]: known, ...others } = state.latest;
  return known?.id === submission.id ? { ...state, latest: others } : state;
}

function withSubmission(state: LiveState, submission: Submission): LiveState {
  const { assignmentId } = submission;
  const latest = newerSubmission(state.latest[assignmentId] ?? null, submission);
  return {
    ...state,
    latest: { ...state.latest, [assignmentId]: latest },
    solvedIds:
      submission.verdict === "correct"
        ? { ...state.solvedIds, [assignmentId]: true }
        : state.solvedIds,
  };
}

/** True while a verdict is still to come. */
export function isOpen(submission: Submission): boolean {
  return submission.status === "pending" || submission.status === "running";
}

/**
 * Which of two submissions of one assignment the page shows: the one sent later; of one and the same,
 * the later word on it. A slow HTTP answer that still says "pending" takes back neither a verdict nor
 * tests that have ended.
 */
export function newerSubmission(known: Submission | null, other: Submission): Submission {
  if (known === null) {
    return other;
  }
  if (known.id === other.id) {
    return wayAlong(other) < wayAlong(known) ? known : other;
  }
  return other.createdAt >= known.createdAt ? other : known;
}

/** How far a submission is: in line, running with so many tests ended, or at its end. */
function wayAlong(submission: Submission): number {
  if (!isOpen(submission)) {
    return Infinity;
  }
  return submission.status === "running" ? 1 + submission.tests.length : 0;
}

/** Submissions that the page waits for and a snapshot no longer has: their verdicts were missed. */
export function missedIn(
  state: LiveState,
  snapshot: Extract<ServerEvent, { type: "snapshot" }>,
): Submission[] {
  const pending = new Set(snapshot.pending.map(({ id }) => id));
  return Object.values(state.latest).filter(
    (submission) => isOpen(submission) && !pending.has(submission.id),
  );
}

/** An assignment's state in the list, from what the page was served with and what came since. */
export function stateNow(
  served: AssignmentState,
  assignmentId: string,
  live: LiveState,
): AssignmentState {
  if (served === "solved" || live.solvedIds[assignmentId] === true) {
    return "solved";
  }
  const latest = live.latest[assignmentId];
  if (latest === undefined) {
    return served;
  }
  if (isOpen(latest)) {
    return "pending";
  }
  // A fault of ours does not count as a try.
  return latest.status === "failed" && served === "untouched" ? "untouched" : "tried";
}

/** Assignments that were served as being graded, are no longer, and of which nothing else is known. */
export function overtakenIn(
  awaited: readonly string[],
  state: LiveState,
  snapshot: Extract<ServerEvent, { type: "snapshot" }>,
): string[] {
  const pending = new Set(snapshot.pending.map(({ assignmentId }) => assignmentId));
  return awaited.filter((id) => !pending.has(id) && state.latest[id] === undefined);
}
