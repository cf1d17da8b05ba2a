import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { run } from "../../scripts/child.ts";
import { ROOT } from "../../scripts/paths.ts";
import { readAssignmentIds } from "../support/course.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

/**
 * 164 problems that nobody here wrote: HumanEval (Chen et al., "Evaluating Large Language Models
 * Trained on Code", 2021; MIT licence). The file lies beside the checkout and is used in place.
 */
const DATA_FILE = join(ROOT, "../shared/data/HumanEval.jsonl.gz");
const STUDENTS = 8;

const Problem = z.object({
  task_id: z.string(),
  prompt: z.string(),
  canonical_solution: z.string(),
  test: z.string(),
  entry_point: z.string(),
});
type Problem = z.infer<typeof Problem>;

function readProblems(): Problem[] {
  const text = gunzipSync(readFileSync(DATA_FILE)).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => Problem.parse(JSON.parse(line)));
}

const slugOf = (problem: Problem) => problem.task_id.toLowerCase().replaceAll("/", "-");
const referenceOf = (problem: Problem) => problem.prompt + problem.canonical_solution;
const stubOf = (problem: Problem) => `${problem.prompt}    pass\n`;

/** The data's own `check(candidate)`, called from one ordinary unittest. */
function testFileOf(problem: Problem): string {
  return `import unittest

# Some checks call the helpers of their prompt as well.
from solution import *

${problem.test}

class TestReference(unittest.TestCase):
    def test_check(self):
        check(${problem.entry_point})
`;
}

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

const isThere = existsSync(DATA_FILE);
if (!isThere) console.warn("Skipped HumanEval: its data file is not beside this checkout.");

describeShared("HumanEval", (local) => {
  const problems = isThere ? readProblems() : [];
  let dir = "";

  beforeAll(async () => {
    if (!isThere) return;
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

  test.skipIf(!isThere)("grades all 164 references as correct", { timeout: 600_000 }, async () => {
    const verdicts = await gradeAll(referenceOf);
    expect(verdicts.size).toBe(164);
    expect([...verdicts].filter(([, verdict]) => verdict !== "correct")).toEqual([]);
  });

  test.skipIf(!isThere)(
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
