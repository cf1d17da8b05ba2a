import type { GradingStatus } from "../../contract/verdict.ts";

/** What the connected nodes can do together. */
export interface FleetStanding {
  /** Jobs that run side by side; 0 when no node is connected. */
  slots: number;
  /** What a job takes of late, in milliseconds; null while no node has run one. */
  jobMs: number | null;
}

/** Where an open submission stands. */
export interface Standing {
  queuePosition: number | null;
  expectedWaitMs: number | null;
}

/** Of one that is not open, or whose place nobody asked for. */
export const NO_STANDING: Standing = { queuePosition: null, expectedWaitMs: null };

/** Before any node has run a job: a small program in a warm container, and its way there. */
const FIRST_GUESS_MS = 100;

/**
 * About how long until a verdict, in milliseconds: as many rounds of jobs as the fleet needs for those
 * before this one, and its own. Null when no node is connected, since then nobody knows.
 * @param before how many gradings are ahead; 0 for one that runs
 */
export function expectedWaitMs(fleet: FleetStanding, before: number): number | null {
  if (fleet.slots === 0) return null;
  const rounds = Math.floor(before / fleet.slots) + 1;
  return Math.ceil(rounds * (fleet.jobMs ?? FIRST_GUESS_MS));
}

/** Where a submission stands with so many gradings before its own. */
export function standingOf(status: GradingStatus, before: number, fleet: FleetStanding): Standing {
  if (status === "pending") {
    return { queuePosition: before, expectedWaitMs: expectedWaitMs(fleet, before) };
  }
  if (status === "running") {
    return { queuePosition: null, expectedWaitMs: expectedWaitMs(fleet, 0) };
  }
  return NO_STANDING;
}

const [SOONEST_MS, LATEST_MS] = [1_000, 15_000];
const UNKNOWN_MS = 5_000;

/** When to look again where a submission stands: after a quarter of its wait, within bounds. */
export function nextLookMs(waits: readonly (number | null)[]): number {
  const next = Math.min(...waits.map((wait) => (wait === null ? UNKNOWN_MS : wait / 4)));
  return Math.min(LATEST_MS, Math.max(SOONEST_MS, next));
}
