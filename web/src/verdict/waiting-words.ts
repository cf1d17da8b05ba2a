import type { Submission } from "../../../contract/api.ts";

/** Shorter than this, a figure would be older than the wait when it is read. */
const MOMENT_MS = 2_000;

/** Where a submission stands in line, and about how long it will take. */
export function waitingWords({ queuePosition, expectedWaitMs }: Submission): string {
  if (queuePosition === null) {
    return "Waiting for a grader. The verdict appears here by itself.";
  }
  if (expectedWaitMs === null) {
    return "No grader is connected right now. Your program stays in line, and the verdict appears here by itself.";
  }
  const wait = waitWords(expectedWaitMs);
  // It may run already: nobody is told of that sooner than of a quick verdict.
  if (queuePosition === 0) {
    return `It is your turn: the verdict should be here in ${wait}.`;
  }
  return `${ordinal(queuePosition + 1)} in line, ${wait}. The verdict appears here by itself.`;
}

/** How far a run is, as `3 of 7 tests done`; null while nothing is known of it. */
export function progressWords({ status, tests, testCount }: Submission): string | null {
  if (status !== "running" || testCount === null) {
    return null;
  }
  return `${tests.length} of ${testCount} ${testCount === 1 ? "test" : "tests"} done`;
}

/** `a moment`, `about 8 seconds`, `about 2 minutes`. */
function waitWords(ms: number): string {
  if (ms < MOMENT_MS) {
    return "a moment";
  }
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) {
    return `about ${seconds} seconds`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "about a minute" : `about ${minutes} minutes`;
}

const ENDINGS = new Map([
  ["one", "st"],
  ["two", "nd"],
  ["few", "rd"],
]);
const kinds = new Intl.PluralRules("en", { type: "ordinal" });

/** `1st`, `12th`, `23rd`. */
function ordinal(place: number): string {
  return `${place}${ENDINGS.get(kinds.select(place)) ?? "th"}`;
}
