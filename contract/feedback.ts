import { z } from "zod";

import { Text } from "./limits.ts";

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
