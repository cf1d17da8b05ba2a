import type { CourseFeedback, FeedbackEntry } from "../../contract/feedback.ts";
import { columns } from "./lists.ts";

/** The figures of each assignment, then what was said, newest first. */
export function feedbackLines({ assignments, entries, cursor }: CourseFeedback): string {
  const slugOf = new Map(assignments.map(({ id, slug }) => [id, slug]));
  const figures = columns([
    ["assignment", "stars", "ratings", "open reports"],
    ...assignments.map((one) => [
      one.listed ? one.slug : `${one.slug} (no longer listed)`,
      one.meanStars === null ? "-" : one.meanStars.toFixed(1),
      String(one.ratings),
      String(one.openReports),
    ]),
  ]);
  const said = entries.flatMap((entry) => [
    `${entry.at}  ${slugOf.get(entry.assignmentId) ?? entry.assignmentId}  ${kindOf(entry)}`,
    ...textOf(entry),
  ]);
  if (said.length === 0) said.push("Nobody has written anything yet.");
  if (cursor !== null) {
    said.push("There is older: GET /api/courses/COURSE/feedback has all of it.");
  }
  return [figures, "", ...said].join("\n");
}

function kindOf(entry: FeedbackEntry): string {
  const version = `version ${entry.versionId.slice(0, 12)}`;
  if (entry.kind === "comment") return `${entry.stars} of 5 stars  ${version}`;
  const shownBy = entry.verdict === null ? "" : `  shown by a program: ${entry.verdict}`;
  return `${entry.state} report ${entry.id}  ${version}${shownBy}`;
}

/** A student's text, set in. It must not move the cursor or colour the reader's terminal. */
function textOf(entry: FeedbackEntry): string[] {
  const text = entry.kind === "comment" ? entry.comment : entry.message;
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => `  ${line.replace(/[\p{Cc}\p{Bidi_Control}]/gu, "\ufffd")}`);
}
