import { type Answer, postReport, putRating } from "../api/browser.ts";
import { asUser } from "../api/session.ts";
import type { Live } from "../live/live-context.ts";
import { welcome } from "../live/watch.ts";
import { type Words, words } from "../words/words.ts";

/** Sends a rating; null when it is kept, else why not. */
export async function sendRating(
  live: Live,
  assignmentId: string,
  rating: { stars: number; comment: string },
): Promise<string | null> {
  const answer = await asUser(live, welcome, () => putRating(assignmentId, rating));
  return problemOf(answer, words.rating, live);
}

/** Sends a report, with the submission that shows the problem; null when it is kept, else why not. */
export async function sendReport(
  live: Live,
  assignmentId: string,
  { message, submissionId }: { message: string; submissionId: string | null },
): Promise<string | null> {
  const report = submissionId === null ? { message } : { message, submissionId };
  const answer = await asUser(live, welcome, () => postReport(assignmentId, report));
  return problemOf(answer, words.report, live);
}

/** What is said of code and submissions elsewhere is not so of a word to the author. */
function problemOf(
  answer: Answer<unknown>,
  own: Words["rating" | "report"],
  { userId }: Live,
): string | null {
  if (answer.ok) {
    return null;
  }
  const { code, message } = answer.problem;
  if (code === "offline") {
    return own.offline;
  }
  // Without a user it was their session that was refused, and nothing was sent.
  return (userId === null ? undefined : own.ofCode[code]) ?? message;
}
