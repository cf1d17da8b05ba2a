import { createRoute, z } from "@hono/zod-openapi";

import { CoursePublished, CourseUpload, Slug } from "../../contract/course.ts";
import { MAX_BUNDLE_BYTES } from "../../contract/limits.ts";
import { newId } from "../domain/id.ts";
import { prepareAssignment } from "../domain/publish.ts";
import { courseBody } from "../middleware/body-limit.ts";
import { ApiError } from "../middleware/errors.ts";
import { requirePublisher } from "../middleware/session.ts";
import { readAssignmentVersions, writeCourse } from "../store/publish.ts";
import { answer, body, createRouter, errors, SESSION } from "./openapi.ts";

const publish = createRoute({
  method: "put",
  path: "/courses/{course}",
  summary: "Publish a course",
  description:
    "Writes the whole course in one step. An assignment keeps its id by its slug; a change of its tests, limits or module makes a new version of it.",
  security: SESSION,
  middleware: [courseBody] as const,
  request: { params: z.object({ course: Slug }), body: body(CourseUpload) },
  responses: {
    200: answer(CoursePublished, "What is published now."),
    ...errors("bad_request", "unauthorized", "forbidden", "too_large", "invalid"),
  },
});

export const publishRoutes = createRouter().openapi(publish, async (c) => {
  requirePublisher(c);
  const { course } = c.req.valid("param");
  const { title, description, assignments } = c.req.valid("json");
  requireDistinctSlugs(assignments.map((one) => one.slug));

  const prepared = await Promise.all(assignments.map(prepareAssignment));
  for (const one of prepared) requireBundleSize(one.slug, one.bundle);
  const known = await readAssignmentVersions(c.var.db, course);
  const list = prepared.map((one) => ({ ...one, id: known.get(one.slug)?.id ?? newId() }));
  await writeCourse(c.var.db, { slug: course, title, description }, list, Date.now());

  return c.json(
    {
      course,
      assignments: list.map(({ id, slug, versionId }) => ({
        id,
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

function requireBundleSize(slug: string, text: string): void {
  if (new TextEncoder().encode(text).byteLength <= MAX_BUNDLE_BYTES) return;
  throw new ApiError("too_large", `The tests of "${slug}" are larger than 1 MiB together.`);
}
