import { beforeAll, expect, test } from "vitest";

import {
  HAS_HUMANEVAL,
  type Problem,
  readProblems,
  referenceOf,
  stubOf,
  testFileOf,
} from "../support/humaneval.ts";
import { publishCourse } from "../support/publish.ts";
import { newStudent } from "../support/student.ts";
import { describeShared } from "../support/system.ts";

const STUDENTS = 8;

const slugOf = (problem: Problem) => problem.task_id.toLowerCase().replaceAll("/", "-");

const assignmentOf = (problem: Problem) => ({
  toml: `title = ${JSON.stringify(problem.task_id)}\n`,
  starter: stubOf(problem),
  solution: referenceOf(problem),
  tests: testFileOf(problem),
});

describeShared("HumanEval", (local) => {
  const problems = readProblems();
  let ids: ReadonlyMap<string, string> = new Map();

  beforeAll(async () => {
    if (!HAS_HUMANEVAL) return;
    const assignments = problems.map((one) => [slugOf(one), assignmentOf(one)] as const);
    ids = await publishCourse(local(), "humaneval", Object.fromEntries(assignments));
  });

  /** Sends every problem's program, several students at a time, and answers the verdicts. */
  async function gradeAll(programOf: (problem: Problem) => string): Promise<Map<string, string>> {
    const { url } = local();
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
