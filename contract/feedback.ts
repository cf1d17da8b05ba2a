import { z } from "zod";

import { Slug } from "./course.ts";
import { TimeCursor } from "./cursor.ts";
import { Text } from "./limits.ts";
import { Verdict } from "./verdict.ts";

/** A time as ISO 8601 in UTC. */
const Instant = z.iso.datetime();

/** The longest comment or report, in characters. */
const MAX_CHARS = 2_000;

/** `PUT /api/assignments/:id/rating`. Without a comment there is none afterwards. */
export const RatingInput = z.object({
  stars: z.int().min(1).max(5),
  comment: Text.max(MAX_CHARS).optional(),
});

/** What a user thinks of an assignment: their last word. */
export const Rating = z.object({
  stars: z.int(),
  comment: z.string().nullable(),
  ratedAt: Instant,
});
export type Rating = z.infer<typeof Rating>;
export const RatingSaved = z.object({ rating: Rating });

/** `POST /api/assignments/:id/reports` */
export const ProblemInput = z.object({
  message: Text.min(1).max(MAX_CHARS).regex(/\S/, "must say what is wrong"),
  /** The user's own submission that shows the problem. */
  submissionId: z.string().min(1).max(64).optional(),
});

export const ProblemState = z.enum(["open", "closed"]);

/** "This assignment has a problem", said to its author. */
export const ProblemReport = z.object({
  id: z.string(),
  createdAt: Instant,
  message: z.string(),
  state: ProblemState,
});
export type ProblemReport = z.infer<typeof ProblemReport>;
export const ProblemReported = z.object({ report: ProblemReport });

/** `POST /api/reports/:id/close` */
export const ProblemClosed = z.object({ report: ProblemReport });

/** What students say of one assignment, in figures. */
export const AssignmentFeedback = z.object({
  id: z.string(),
  slug: Slug,
  title: z.string(),
  /** False once the course lists it no more. */
  listed: z.boolean(),
  ratings: z.int(),
  /** Of one to five; null while nobody has said anything. */
  meanStars: z.number().nullable(),
  openReports: z.int(),
});
export type AssignmentFeedback = z.infer<typeof AssignmentFeedback>;

const Said = z.object({
  id: z.string(),
  at: Instant,
  assignmentId: z.string(),
  /** The version of the assignment that it was said of. */
  versionId: z.string(),
});

/** One thing that somebody said. Who it was is not told. */
export const FeedbackEntry = z.discriminatedUnion("kind", [
  Said.extend({ kind: z.literal("comment"), stars: z.int(), comment: z.string() }),
  Said.extend({
    kind: z.literal("report"),
    message: z.string(),
    state: ProblemState,
    /** Of the submission that shows the problem; null without one, or while it has none. */
    verdict: Verdict.nullable(),
  }),
]);
export type FeedbackEntry = z.infer<typeof FeedbackEntry>;

export const FeedbackQuery = z.object({ cursor: TimeCursor.optional() });

/**
 * `GET /api/courses/:course/feedback`: the figures of all assignments, in the course's order, and what
 * was said, newest first; `cursor` goes into the next request and is null on the last page.
 */
export const CourseFeedback = z.object({
  assignments: z.array(AssignmentFeedback),
  entries: z.array(FeedbackEntry),
  cursor: z.string().nullable(),
});
export type CourseFeedback = z.infer<typeof CourseFeedback>;
