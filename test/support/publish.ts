import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { run } from "../../scripts/child.ts";
import type { LocalSystem } from "../../scripts/local-state.ts";
import { ROOT } from "../../scripts/paths.ts";
import { readAssignmentIds } from "./course.ts";

/** One assignment of a course that a suite writes for itself. */
export interface WrittenAssignment {
  /** Its `assignment.toml`; a title is enough. */
  toml: string;
  starter: string;
  solution: string;
  /** The source of its one hidden test file. */
  tests: string;
}

/**
 * Publishes a course of these assignments, untried, over the public interface.
 * @returns the assignments' ids by slug
 */
export async function publishCourse(
  local: LocalSystem,
  slug: string,
  assignments: Readonly<Record<string, WrittenAssignment>>,
): Promise<Map<string, string>> {
  const dir = await mkdtemp(join(tmpdir(), "gradewire-course-"));
  const slugs = Object.keys(assignments);
  const files = new Map([
    [
      "course.toml",
      `title = "${slug}"\nslug = "${slug}"\nassignments = ${JSON.stringify(slugs)}\n`,
    ],
  ]);
  for (const [name, one] of Object.entries(assignments)) {
    const folder = `assignments/${name}`;
    files.set(`${folder}/assignment.toml`, one.toml);
    files.set(`${folder}/handout.md`, `# ${name}\n`);
    files.set(`${folder}/starter.py`, one.starter);
    files.set(`${folder}/solution.py`, one.solution);
    files.set(`${folder}/tests/test_it.py`, one.tests);
  }
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), text);
    }
    const args = [join(ROOT, "cli/main.ts"), "course", "publish", "--no-try", dir];
    await run(process.execPath, args, {
      ...process.env,
      GRADEWIRE_URL: local.url,
      GRADEWIRE_TOKEN: local.token,
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  return readAssignmentIds(local.url, slug);
}
