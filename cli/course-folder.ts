import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { CourseToml, CourseUpload } from "../contract/course.ts";
import { readAssignment, type AssignmentFolder } from "./assignment-folder.ts";
import type { Problem } from "./text-file.ts";
import { readToml, schemaProblems } from "./toml-file.ts";

/** A course folder as typed data, with everything that is wrong with it. */
export interface CourseFolder {
  dir: string;
  slug: string | null;
  title: string | null;
  /** What would be published; null while `problems` is not empty. */
  course: CourseUpload | null;
  /** The listed assignments that have a folder, in the course's order. */
  assignments: AssignmentFolder[];
  problems: Problem[];
  /** Not wrong, but worth a look. */
  warnings: Problem[];
}

/** Reads a course folder (`course.toml`, `assignments/<slug>/`). Never throws for what is in it. */
export async function readCourse(dir: string): Promise<CourseFolder> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const file = join(dir, "course.toml");
  const toml = await readToml(file, CourseToml, MISSING_COURSE, problems);
  const folders = await assignmentFolders(dir);
  const listed = new Set(toml?.assignments ?? folders);
  if (toml !== null) {
    problems.push(...repeated(toml.assignments).map((slug) => listedTwice(file, slug)));
    warnings.push(
      ...folders.filter((slug) => !listed.has(slug)).map((slug) => unlisted(dir, slug)),
    );
  }
  const assignments: AssignmentFolder[] = [];
  for (const slug of listed) {
    if (!folders.includes(slug)) {
      problems.push({ file, message: `assignments: there is no folder assignments/${slug}` });
      continue;
    }
    const assignment = await readAssignment(join(dir, "assignments", slug));
    problems.push(...assignment.problems);
    warnings.push(...assignment.warnings);
    assignments.push(assignment);
  }
  const folder = { dir, slug: toml?.slug ?? null, title: toml?.title ?? null, assignments };
  const course = toml === null ? null : makeUpload(file, toml, assignments, problems);
  return { ...folder, course: problems.length === 0 ? course : null, problems, warnings };
}

const MISSING_COURSE =
  "is missing; a course folder has one with title, slug, description and assignments";

function makeUpload(
  file: string,
  { title, description }: CourseToml,
  assignments: AssignmentFolder[],
  problems: Problem[],
): CourseUpload | null {
  const uploads = assignments.flatMap(({ upload }) => (upload === null ? [] : [upload]));
  if (uploads.length === 0) return null;
  const parsed = CourseUpload.safeParse({ title, description, assignments: uploads });
  if (!parsed.success) problems.push(...schemaProblems(file, parsed.error));
  return parsed.success ? parsed.data : null;
}

async function assignmentFolders(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(join(dir, "assignments"), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
    return folders
      .map(({ name }) => name)
      .filter((name) => !name.startsWith("."))
      .toSorted();
  } catch {
    return [];
  }
}

function repeated(slugs: readonly string[]): string[] {
  return [...new Set(slugs.filter((slug, index) => slugs.indexOf(slug) !== index))];
}

function listedTwice(file: string, slug: string): Problem {
  return { file, message: `assignments: "${slug}" is listed more than once` };
}

function unlisted(dir: string, slug: string): Problem {
  const message = "is not in the list of course.toml, so it is not part of the course";
  return { file: join(dir, "assignments", slug), message };
}
