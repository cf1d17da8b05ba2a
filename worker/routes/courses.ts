import { createRoute, z } from "@hono/zod-openapi";

import { CourseDetail, CourseList, CurrentAssignment } from "../../contract/api.ts";
import { Slug } from "../../contract/course.ts";
import { userObjectOf } from "../flow/delivery.ts";
import { ApiError } from "../middleware/errors.ts";
import { requireUser, signedIn } from "../middleware/session.ts";
import { findCourse, listAssignments, listCourses } from "../store/courses.ts";
import type { Db } from "../store/db.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

const params = z.object({ course: Slug });

const readCourses = createRoute({
  method: "get",
  path: "/courses",
  summary: "All courses",
  responses: { 200: answer(CourseList, "In the order they were first published.") },
});

const readCourse = createRoute({
  method: "get",
  path: "/courses/{course}",
  summary: "A course and its assignments",
  description: "With a session, each assignment's state is this user's.",
  request: { params },
  responses: { 200: answer(CourseDetail, "In order."), ...errors("not_found", "invalid") },
});

const readCurrent = createRoute({
  method: "get",
  path: "/courses/{course}/current",
  summary: "The assignment to land on",
  description: "The last visited; without one the first unsolved; else the first.",
  request: { params },
  responses: { 200: answer(CurrentAssignment, "Its id."), ...errors("not_found", "invalid") },
});

const writeCurrent = createRoute({
  method: "put",
  path: "/courses/{course}/current",
  summary: "Note a visit",
  security: SESSION,
  middleware: [signedIn] as const,
  request: { params, body: body(CurrentAssignment) },
  responses: {
    200: answer(CurrentAssignment, "As noted."),
    ...errors("bad_request", "unauthorized", "forbidden", "not_found", "invalid"),
  },
});

export const courseRoutes = createRouter()
  .openapi(readCourses, async (c) => c.json({ courses: await listCourses(c.var.db) }, 200))
  .openapi(readCourse, async (c) => {
    const { course: slug } = c.req.valid("param");
    const userId = c.var.user?.id ?? null;
    const [course, assignments] = await Promise.all([
      findCourse(c.var.db, slug),
      listAssignments(c.var.db, slug, userId),
    ]);
    if (course === null) throw noSuchCourse();
    return c.json({ course, assignments }, 200);
  })
  .openapi(readCurrent, async (c) => {
    const { course } = c.req.valid("param");
    const userId = c.var.user?.id ?? null;
    const assignments = await requireAssignments(c.var.db, course, userId);
    const visited = userId === null ? null : await userObjectOf(c.env, userId).lastVisit(course);
    const current =
      assignments.find((one) => one.id === visited) ??
      assignments.find((one) => one.state !== "solved") ??
      assignments[0];
    if (current === undefined) throw noSuchCourse();
    return c.json({ assignmentId: current.id }, 200);
  })
  .openapi(writeCurrent, async (c) => {
    const { id: userId } = requireUser(c);
    const { course } = c.req.valid("param");
    const { assignmentId } = c.req.valid("json");
    const assignments = await requireAssignments(c.var.db, course, null);
    if (!assignments.some((one) => one.id === assignmentId)) {
      throw new ApiError("not_found", "This course has no such assignment.");
    }
    await userObjectOf(c.env, userId).visit(course, assignmentId);
    return c.json({ assignmentId }, 200);
  });

async function requireAssignments(db: Db, course: string, userId: string | null) {
  const assignments = await listAssignments(db, course, userId);
  if (assignments.length === 0) throw noSuchCourse();
  return assignments;
}

function noSuchCourse(): ApiError {
  return new ApiError("not_found", "There is no such course.");
}
