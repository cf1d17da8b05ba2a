import { createRoute, z } from "@hono/zod-openapi";

import {
  ProblemInput,
  ProblemReported,
  RatingInput,
  RatingSaved,
} from "../../contract/feedback.ts";
import { newId } from "../domain/id.ts";
import { instant } from "../domain/instant.ts";
import { ApiError } from "../middleware/errors.ts";
import { requireUser, signedIn } from "../middleware/session.ts";
import { findAssignmentForSubmission } from "../store/courses.ts";
import { isOwnSubmission, writeProblem } from "../store/problem-reports.ts";
import { writeRating } from "../store/ratings.ts";
import { noSuchAssignment } from "./assignments.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

/** Reports of one user about one assignment: enough for whoever means it. */
const REPORTS_A_DAY = 5;
const DAY_MS = 24 * 3_600_000;

const ofAssignment = { security: SESSION, middleware: signedIn };
const params = z.object({ id: z.string().min(1).max(64) });

const rate = createRoute({
  ...ofAssignment,
  method: "put",
  path: "/assignments/{id}/rating",
  summary: "Say what one thinks of an assignment",
  description:
    "Once it is solved, and as often as one changes one's mind: the last word stands. Its author reads it without a name.",
  request: { params, body: body(RatingInput) },
  responses: {
    200: answer(RatingSaved, "As it stands now."),
    ...errors("bad_request", "unauthorized", "forbidden", "not_found", "not_solved", "invalid"),
  },
});

const report = createRoute({
  ...ofAssignment,
  method: "post",
  path: "/assignments/{id}/reports",
  summary: "Report that an assignment has a problem",
  description:
    "Its author reads it without a name. At most five in a day and a night by one user about one assignment.",
  request: { params, body: body(ProblemInput) },
  responses: {
    201: answer(ProblemReported, "Kept for the assignment's author."),
    ...errors("bad_request", "unauthorized", "forbidden", "not_found", "invalid", "rate_limited"),
  },
});

export const feedbackRoutes = createRouter()
  .openapi(rate, async (c) => {
    const { id: userId } = requireUser(c);
    const { id: assignmentId } = c.req.valid("param");
    const { stars, comment = "" } = c.req.valid("json");
    const { db } = c.var;
    if ((await findAssignmentForSubmission(db, assignmentId)) === null) throw noSuchAssignment();
    const rating = { stars, comment: comment.trim() === "" ? null : comment, ratedAt: Date.now() };
    if (!(await writeRating(db, { ...rating, id: newId(), userId, assignmentId }))) {
      throw new ApiError("not_solved");
    }
    return c.json({ rating: { ...rating, ratedAt: instant(rating.ratedAt) } }, 200);
  })
  .openapi(report, async (c) => {
    const { id: userId } = requireUser(c);
    const { id: assignmentId } = c.req.valid("param");
    const { message, submissionId = null } = c.req.valid("json");
    const { db } = c.var;
    const [assignment, isOwn] = await Promise.all([
      findAssignmentForSubmission(db, assignmentId),
      submissionId === null || isOwnSubmission(db, { id: submissionId, userId, assignmentId }),
    ]);
    if (assignment === null) throw noSuchAssignment();
    if (!isOwn) throw new ApiError("not_found", "You have no such submission of this assignment.");
    const now = Date.now();
    const id = newId();
    const { isWritten, recent } = await writeProblem(
      db,
      { id, userId, assignmentId, submissionId, message, now },
      { count: REPORTS_A_DAY, since: now - DAY_MS },
    );
    if (!isWritten) throw enoughReports((recent.at(-1) ?? now) + DAY_MS - now);
    return c.json(
      { report: { id, createdAt: instant(now), message, state: "open" as const } },
      201,
    );
  });

function enoughReports(retryAfterMs: number): ApiError {
  return new ApiError(
    "rate_limited",
    "Thank you: your reports of today are with the author, who will read them. Tomorrow there is room for more.",
    { retryAfterMs },
  );
}
