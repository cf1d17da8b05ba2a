import { createRoute, z } from "@hono/zod-openapi";

import { CoursePublished, CourseUpload, Slug } from "../../contract/course.ts";
import { MAX_BUNDLE_BYTES } from "../../contract/limits.ts";
import { newId } from "../domain/id.ts";
import { prepareAssignment } from "../domain/publish.ts";
import { courseBody, utf8Body } from "../middleware/body-limit.ts";
import { ApiError } from "../middleware/errors.ts";
import { notYourCourse, publisher } from "../middleware/rights.ts";
import { requireUser, session } from "../middleware/session.ts";
import { foundCourse } from "../store/course-roles.ts";
import { readAssignmentVersions, writeCourse } from "../store/publish.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

/** Handout, its HTML, starter and examples: one row of D1, which holds at most 2 MB. */
const MAX_CONTENT_BYTES = 1.5 * 1024 * 1024;

const publish = createRoute({
  method: "put",
  path: "/courses/{course}",
  summary: "Publish a course",
  description:
    "Writes the whole course in one step. For its instructors and admins; a new one, for whoever is an instructor, and who publishes it first is its instructor. An assignment keeps its id by its slug; a change of its tests, limits or module makes a new version of it.",
  security: SESSION,
  middleware: [session, publisher, courseBody, utf8Body] as const,
  request: { params: z.object({ course: Slug }), body: body(CourseUpload) },
  responses: {
    200: answer(CoursePublished, "What is published now."),
    ...errors("bad_request", "unauthorized", "forbidden", "too_large", "invalid"),
  },
});

export const publishRoutes = createRouter().openapi(publish, async (c) => {
  const { course } = c.req.valid("param");
  const { title, description, assignments } = c.req.valid("json");
  requireDistinctSlugs(assignments.map((one) => one.slug));

  const prepared = await Promise.all(assignments.map(prepareAssignment));
  for (const one of prepared) {
    requireRowSize(one.slug, "tests", one.bundle, MAX_BUNDLE_BYTES);
    requireRowSize(one.slug, "texts", JSON.stringify(one.content), MAX_CONTENT_BYTES);
  }
  const user = requireUser(c);
  const details = { slug: course, title, description };
  const isTheirs = await foundCourse(c.var.db, details, user.id, Date.now());
  if (!isTheirs && user.role !== "admin") throw notYourCourse();
  const known = await readAssignmentVersions(c.var.db, course);
  const list = prepared.map((one) => ({ ...one, id: known.get(one.slug)?.id ?? newId() }));
  await writeCourse(c.var.db, details, list, Date.now());
  // Of two first publishers at once, one finds its assignments made by the other.
  const written = await readAssignmentVersions(c.var.db, course);

  return c.json(
    {
      course,
      assignments: list.map(({ id, slug, versionId }) => ({
        id: written.get(slug)?.id ?? id,
        slug,
        versionId,
        changed: known.get(slug)?.versionId !== versionId,
      })),
    },
    200,
  );
});

function requireDistinctSlugs(slugs: readonly string[]): void {
  const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
  if (twice !== undefined) {
    throw new ApiError("invalid", `The course lists the assignment "${twice}" twice.`);
  }
}

function requireRowSize(slug: string, what: string, text: string, maxBytes: number): void {
  if (new TextEncoder().encode(text).byteLength <= maxBytes) return;
  const mib = maxBytes / 1024 / 1024;
  throw new ApiError("too_large", `The ${what} of "${slug}" are larger than ${mib} MiB together.`);
}
