import { z } from "zod";

import { Isolation, ModuleName, TestFiles } from "./bundle.ts";
import { DEFAULT_POINTS, Limits, Text } from "./limits.ts";

export const Slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens");

/** Publishing writes two rows for each in one transaction, and D1 takes a thousand queries. */
const MAX_ASSIGNMENTS = 400;

/** `course.toml`. */
export const CourseToml = z.strictObject({
  title: Text.min(1).max(200),
  slug: Slug,
  description: Text.max(2_000).default(""),
  assignments: z.array(Slug).min(1).max(MAX_ASSIGNMENTS),
});
export type CourseToml = z.infer<typeof CourseToml>;

/** `[limits]` of an `assignment.toml`, in the instructor's spelling. */
const LimitsToml = z
  .strictObject({
    cpu_seconds: Limits.shape.cpuSeconds,
    memory_mb: Limits.shape.memoryMb,
    output_kb: Limits.shape.outputKb,
  })
  .prefault({})
  .transform((toml) => ({
    cpuSeconds: toml.cpu_seconds,
    memoryMb: toml.memory_mb,
    outputKb: toml.output_kb,
  }));

/** `assignments/<slug>/assignment.toml`. */
export const AssignmentToml = z.strictObject({
  title: Text.min(1).max(200),
  points: z.int().min(0).max(10_000).default(DEFAULT_POINTS),
  module: ModuleName.default("solution"),
  isolation: Isolation.default("split"),
  limits: LimitsToml,
});
export type AssignmentToml = z.infer<typeof AssignmentToml>;

/** One assignment as it is published: the reference solution stays with the instructor. */
export const AssignmentUpload = z.object({
  slug: Slug,
  title: AssignmentToml.shape.title,
  points: z.int().min(0).max(10_000),
  module: ModuleName,
  isolation: Isolation,
  limits: Limits,
  handoutMarkdown: Text.max(200_000),
  starter: Text.max(64 * 1024),
  /** Hidden tests and visible examples together; the path tells which is which. */
  files: TestFiles,
});
export type AssignmentUpload = z.infer<typeof AssignmentUpload>;

/** `PUT /api/courses/:course`, for instructors: the whole course, in order. */
export const CourseUpload = z.object({
  title: CourseToml.shape.title,
  description: Text.max(2_000),
  assignments: z.array(AssignmentUpload).min(1).max(MAX_ASSIGNMENTS),
});
export type CourseUpload = z.infer<typeof CourseUpload>;

/** What publishing did: ids in the course's order, and which assignments got a new version. */
export const CoursePublished = z.object({
  course: Slug,
  assignments: z.array(
    z.object({ id: z.string(), slug: Slug, versionId: z.string(), changed: z.boolean() }),
  ),
});
export type CoursePublished = z.infer<typeof CoursePublished>;
