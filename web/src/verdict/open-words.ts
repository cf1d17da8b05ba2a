import type { Submission } from "../../../contract/api.ts";
import { counted } from "./counted.ts";

type Open = Pick<Submission, "queuePosition" | "expectedWaitMs" | "tests" | "testCount">;

const BY_ITSELF = "The verdict appears here by itself.";

/** Where a submission stands in line, and how long it takes from here. */
export function queueSentence({ queuePosition, expectedWaitMs }: Open): string {
  if (queuePosition === null) {
    return `Waiting for a grader. ${BY_ITSELF}`;
  }
  if (expectedWaitMs === null) {
    return `No grader is connected right now. Your program stays in line. ${BY_ITSELF}`;
  }
  const place =
    queuePosition === 0
      ? "You are next in line"
      : `${counted(queuePosition, "program")} in line before yours`;
  return `${place}: ${waitWords(expectedWaitMs)}. ${BY_ITSELF}`;
}

/** How far a run is. */
export function progressSentence({ tests, testCount }: Open): string {
  if (testCount === null || tests.length === 0) {
    return "The tests are on it now.";
  }
  return `${tests.length} of ${counted(testCount, "test")} done so far.`;
}

/** A wait as people say it: no more exact than it can be known. */
export function waitWords(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3) {
    return "a moment";
  }
  if (seconds < 50) {
    return `about ${seconds < 10 ? seconds : Math.round(seconds / 5) * 5} seconds`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "about a minute" : `about ${minutes} minutes`;
}
