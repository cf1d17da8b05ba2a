import type { Submission } from "../../../contract/api.ts";
import type { Words } from "../words/words.ts";

/** Shorter than this, a figure would be older than the wait when it is read. */
const MOMENT_MS = 2_000;

/** Where a submission stands in line, and apart from it about how long it will take. */
export function waitingWords(
  { waiting }: Words,
  { queuePosition, expectedWaitMs }: Submission,
): { place: string; wait: string } {
  if (queuePosition === null) {
    return { place: waiting.forGrader, wait: waiting.byItself };
  }
  if (expectedWaitMs === null) {
    return { place: waiting.noGrader, wait: waiting.byItself };
  }
  // It may run already: nobody is told of that sooner than of a quick verdict.
  const place = queuePosition === 0 ? waiting.yourTurn : waiting.place(queuePosition + 1);
  return { place, wait: waiting.verdictIn(waitWords(waiting, expectedWaitMs)) };
}

function waitWords({ moment, seconds, minutes }: Words["waiting"], ms: number): string {
  if (ms < MOMENT_MS) {
    return moment;
  }
  const rounded = Math.round(ms / 1_000);
  return rounded < 60 ? seconds(rounded) : minutes(Math.round(rounded / 60));
}

/** How far a run is: null while nothing is known of it. */
export function runProgress({
  status,
  tests,
  testCount,
}: Submission): { done: number; total: number } | null {
  return status === "running" && testCount !== null
    ? { done: tests.length, total: testCount }
    : null;
}
