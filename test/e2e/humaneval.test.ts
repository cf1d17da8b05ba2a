import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { run } from "../../scripts/child.ts";
import { ROOT } from "../../scripts/paths.ts";
import { readAssignmentIds } from "../support/course.ts";
import {
  HAS_HUMANEVAL,
  type Problem,
  readProblems,
  referenceOf,
  stubOf,
  testFileOf,
} from "../support/humaneval.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

const STUDENTS = 8;

const slugOf = (problem: Problem) => problem.task_id.toLowerCase().replaceAll("/", "-");

async function writeCourse(dir: string, problems: readonly Problem[]): Promise<void> {
  const slugs = problems.map(slugOf);
  const files: [string, string][] = [
    [
      "course.toml",
      `title = "HumanEval"\nslug = "humaneval"\nassignments = ${JSON.stringify(slugs)}\n`,
    ],
    ...problems.flatMap((problem): [string, string][] => {
      const folder = `assignments/${slugOf(problem)}`;
      return [
        [`${folder}/assignment.toml`, `title = ${JSON.stringify(problem.task_id)}\n`],
        [`${folder}/handout.md`, `# ${problem.task_id}\n`],
        [`${folder}/starter.py`, stubOf(problem)],
        [`${folder}/solution.py`, referenceOf(problem)],
        [`${folder}/tests/test_check.py`, testFileOf(problem)],
      ];
    }),
  ];
  for (const [name, text] of files) {
    await mkdir(join(dir, name, ".."), { recursive: true });
    await writeFile(join(dir, name), text);
  }
}

describeShared("HumanEval", (local) => {
  const problems = readProblems();
  let dir = "";

  beforeAll(async () => {
    if (!HAS_HUMANEVAL) return;
    dir = await mkdtemp(join(tmpdir(), "gradewire-humaneval-"));
    await writeCourse(dir, problems);
    await run(process.execPath, [join(ROOT, "cli/main.ts"), "course", "publish", "--no-try", dir], {
      ...process.env,
      GRADEWIRE_URL: local().url,
      GRADEWIRE_TOKEN: local().token,
    });
  });

  afterAll(async () => {
    if (dir !== "") await rm(dir, { recursive: true, force: true });
  });

  /** Sends every problem's program, several students at a time, and answers the verdicts. */
  async function gradeAll(programOf: (problem: Problem) => string): Promise<Map<string, string>> {
    const { url } = local();
    const ids = await readAssignmentIds(url, "humaneval");
    const verdicts = new Map<string, string>();
    const left = [...problems];
    async function work(): Promise<void> {
      for (let problem = left.shift(); problem !== undefined; problem = left.shift()) {
        // A new student for each: nobody is meant to send 164 programs without a pause.
        const student = await newStudent(url);
        const { verdict, status } = await student.grade(
          ids.get(slugOf(problem)) ?? "",
          programOf(problem),
        );
        verdicts.set(problem.task_id, verdict ?? status);
      }
    }
    await Promise.all(Array.from({ length: STUDENTS }, work));
    return verdicts;
  }

  test.skipIf(!HAS_HUMANEVAL)(
    "grades all 164 references as correct",
    { timeout: 600_000 },
    async () => {
      const verdicts = await gradeAll(referenceOf);
      expect(verdicts.size).toBe(164);
      expect([...verdicts].filter(([, verdict]) => verdict !== "correct")).toEqual([]);
    },
  );

  test.skipIf(!HAS_HUMANEVAL)(
    "grades none of the 164 stubs as correct",
    { timeout: 600_000 },
    async () => {
      const verdicts = await gradeAll(stubOf);
      expect(verdicts.size).toBe(164);
      const wrong = [...verdicts].filter(
        ([, verdict]) => verdict === "correct" || verdict === "failed",
      );
      expect(wrong).toEqual([]);
    },
  );
});
