import { createMiddleware } from "hono/factory";

import type { AppEnv } from "../app-env.ts";
import { readCourseRight } from "../store/course-roles.ts";
import { ApiError } from "./errors.ts";
import { requireUser } from "./session.ts";

/** Lets only admins pass: like all of these, before anything of the request's body is read. */
export const admin = createMiddleware<AppEnv>(async function requireAdmin(c, next) {
  if (requireUser(c).role !== "admin") {
    throw new ApiError("forbidden", "Only an administrator may do that.");
  }
  await next();
});

/** Lets only the instructors of the course in the address pass, and admins. */
export const courseInstructor = createMiddleware<AppEnv>(async function requireInstructor(c, next) {
  const { id, role } = requireUser(c);
  const right = await readCourseRight(c.var.db, c.req.param("course") ?? "", id);
  if (role !== "admin" && !right.isInstructor) {
    throw new ApiError("forbidden", "Only this course's instructors may do that.");
  }
  if (!right.exists) throw new ApiError("not_found", "There is no such course.");
  await next();
});

/** Lets only those pass who may publish the course in the address: a new one, whoever is an instructor. */
export const publisher = createMiddleware<AppEnv>(async function requirePublisher(c, next) {
  const { id, role } = requireUser(c);
  const right = await readCourseRight(c.var.db, c.req.param("course") ?? "", id);
  if (role !== "admin" && !right.isInstructor) {
    if (right.exists) throw notYourCourse();
    if (role !== "instructor") {
      throw new ApiError("forbidden", "Only instructors may publish a course.");
    }
  }
  await next();
});

export function notYourCourse(): ApiError {
  return new ApiError(
    "forbidden",
    "This course is somebody else's. One of its instructors can invite you.",
  );
}
