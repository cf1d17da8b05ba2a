import { createRoute, z } from "@hono/zod-openapi";

import { Slug } from "../../contract/course.ts";
import {
  CourseFeedback,
  type FeedbackEntry,
  FeedbackQuery,
  ProblemClosed,
} from "../../contract/feedback.ts";
import { instant } from "../domain/instant.ts";
import { pageOf, readTimeCursor } from "../domain/time-cursor.ts";
import { ApiError } from "../middleware/errors.ts";
import { courseInstructor } from "../middleware/rights.ts";
import { requireUser, signedIn } from "../middleware/session.ts";
import {
  type FeedbackRow,
  listAssignmentFeedback,
  listFeedback,
} from "../store/course-feedback.ts";
import { closeProblem } from "../store/problem-reports.ts";
import { answer, createRouter, errors, SESSION } from "./openapi.ts";

const PAGE_SIZE = 50;

const readFeedback = createRoute({
  method: "get",
  path: "/courses/{course}/feedback",
  summary: "What students say of a course's assignments",
  description: "Ratings, comments and reports of problems. Nobody is told whose they are.",
  security: SESSION,
  middleware: courseInstructor,
  request: { params: z.object({ course: Slug }), query: FeedbackQuery },
  responses: {
    200: answer(CourseFeedback, "The figures, and what was said, newest first."),
    ...errors("unauthorized", "forbidden", "not_found", "invalid"),
  },
});

const close = createRoute({
  method: "post",
  path: "/reports/{id}/close",
  summary: "Close a report of a problem",
  description: "For the instructors of its course, and admins. Closed again it stays as it is.",
  security: SESSION,
  middleware: signedIn,
  request: { params: z.object({ id: z.string().min(1).max(64) }) },
  responses: {
    200: answer(ProblemClosed, "It is closed."),
    ...errors("unauthorized", "forbidden", "not_found", "invalid"),
  },
});

export const courseFeedbackRoutes = createRouter()
  .openapi(readFeedback, async (c) => {
    const { course } = c.req.valid("param");
    const place = readTimeCursor(c.req.valid("query").cursor);
    const [assignments, rows] = await Promise.all([
      listAssignmentFeedback(c.var.db, course),
      listFeedback(c.var.db, course, place, PAGE_SIZE + 1),
    ]);
    const { page, cursor } = pageOf(rows, PAGE_SIZE, (row) => row);
    return c.json(
      {
        assignments: assignments.map(({ position, ...one }) => ({
          ...one,
          listed: position !== null,
        })),
        entries: page.map(viewEntry),
        cursor,
      },
      200,
    );
  })
  .openapi(close, async (c) => {
    const { id: userId, role } = requireUser(c);
    const { id } = c.req.valid("param");
    const isAdmin = role === "admin";
    const closed = await closeProblem(c.var.db, { id, userId, isAdmin, now: Date.now() });
    if (closed === null) throw new ApiError("not_found", "No course of yours has such a report.");
    const { message, createdAt } = closed;
    return c.json(
      { report: { id, message, createdAt: instant(createdAt), state: "closed" as const } },
      200,
    );
  });

function viewEntry(row: FeedbackRow): FeedbackEntry {
  if (row.kind === "comment") return { ...row, at: instant(row.at) };
  const { closedAt, ...report } = row;
  return { ...report, at: instant(row.at), state: closedAt === null ? "open" : "closed" };
}
