import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { pythonLanguage } from "@codemirror/lang-python";
import { describe, expect, test } from "vitest";

import { ROOT } from "../../scripts/paths.ts";
import { syntaxProblem } from "../../web/src/editor/syntax-problems.ts";
import { HAS_HUMANEVAL, readProblems, referenceOf, stubOf } from "../support/humaneval.ts";

/** What the editor would underline in a program that is right. */
function falseAlarms(programs: { name: string; code: string }[]) {
  return programs
    .map(({ name, code }) => ({
      name,
      found: syntaxProblem(pythonLanguage.parser.parse(code), code),
    }))
    .filter(({ found }) => found !== null);
}

describe.skipIf(!HAS_HUMANEVAL)("HumanEval in the editor", () => {
  test("no reference and no stub has anything underlined", () => {
    const programs = readProblems().flatMap((problem) => [
      { name: problem.task_id, code: referenceOf(problem) },
      { name: `stub of ${problem.task_id}`, code: stubOf(problem) },
    ]);
    expect(programs).toHaveLength(328);
    expect(falseAlarms(programs)).toEqual([]);
  });
});

test("nothing in the sample course has anything underlined", () => {
  const files = readdirSync(join(ROOT, "courses"), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".py"),
  );
  const programs = files.map((name) => ({
    name,
    code: readFileSync(join(ROOT, "courses", name), "utf8"),
  }));
  expect(programs.length).toBeGreaterThan(0);
  expect(falseAlarms(programs)).toEqual([]);
});
