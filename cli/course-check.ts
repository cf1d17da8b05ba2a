import { resolve } from "node:path";

import { readCourse, type CourseFolder } from "./course-folder.ts";
import type { Io } from "./io.ts";
import { checkPython } from "./python-check.ts";
import { problemText } from "./text-file.ts";

/** A course that passed the static checks: what is published of it is there. */
export interface CheckedCourse extends CourseFolder {
  slug: string;
  title: string;
  course: NonNullable<CourseFolder["course"]>;
}

/**
 * Checks a course folder without running any of it, and tells all that is wrong by file. Null when
 * something is. `tell` gets the report: stdout, or stderr where stdout is for something else.
 */
export async function checkCourse(
  dir: string,
  io: Io,
  tell: (text: string) => void,
): Promise<CheckedCourse | null> {
  const read = await readCourse(resolve(io.cwd, dir));
  const python = checkPython(read.assignments);
  const problems = [...read.problems, ...(python ?? [])];
  for (const problem of problems) tell(`error    ${problemText(problem, io.cwd)}`);
  for (const problem of read.warnings) tell(`warning  ${problemText(problem, io.cwd)}`);
  const { slug, title, course } = read;
  if (problems.length > 0 || slug === null || title === null || course === null) {
    tell(`${dir}: ${problems.length} ${problems.length === 1 ? "error" : "errors"}`);
    return null;
  }
  const count = course.assignments.length;
  const note = python === null ? " (no python3 here to parse the programs with)" : "";
  tell(
    `${dir}: "${title}", ${count} ${count === 1 ? "assignment" : "assignments"}, no errors${note}`,
  );
  return { ...read, slug, title, course };
}
