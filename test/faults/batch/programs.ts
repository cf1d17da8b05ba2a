import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Verdict } from "../../../contract/verdict.ts";
import { ROOT } from "../../../scripts/paths.ts";
import type { Random } from "./random.ts";

const REFERENCES = join(ROOT, "courses/first-steps/assignments");
const MISTAKES = join(ROOT, "cli/testdata/wrong");

/** A program for one assignment of the sample course, with the verdict that it must get. */
export interface Program {
  /** The assignment's slug. */
  assignment: string;
  code: string;
  verdict: Verdict;
}

/** What programs are made from: for each assignment its reference and typical mistakes. */
export interface Ingredients {
  assignment: string;
  reference: string;
  mistakes: string[];
}

export async function readIngredients(): Promise<Ingredients[]> {
  const slugs = (await readdir(REFERENCES)).toSorted();
  return Promise.all(
    slugs.map(async (assignment) => {
      const folder = join(MISTAKES, assignment);
      const files = (await readdir(folder)).toSorted();
      return {
        assignment,
        reference: await readFile(join(REFERENCES, assignment, "solution.py"), "utf8"),
        mistakes: await Promise.all(files.map((file) => readFile(join(folder, file), "utf8"))),
      };
    }),
  );
}

type Maker = (from: Ingredients, random: Random) => Pick<Program, "code" | "verdict">;

const right: Maker = ({ reference }) => ({ code: reference, verdict: "correct" });
const wrong: Maker = ({ mistakes }, random) => ({
  code: random.pick(mistakes),
  verdict: "incorrect",
});
const unreadable: Maker = ({ reference }) => ({
  code: `${reference}\ndef broken(:\n    pass\n`,
  verdict: "syntax_error",
});
const dying: Maker = ({ reference }) => ({
  code: `${reference}\nraise RuntimeError("this module cannot be imported")\n`,
  verdict: "runtime_error",
});
const printing: Maker = ({ reference }, random) => ({
  code: `print("x" * ${random.whole(1, 2_000)})\n${reference}`,
  verdict: "correct",
});
const slow: Maker = (from, random) => {
  const { code, verdict } = random.pick([right, wrong])(from, random);
  return { code: `import time\ntime.sleep(${random.whole(3, 10) / 10})\n${code}`, verdict };
};

/** As often as they stand here. */
const MAKERS = [right, right, right, wrong, wrong, unreadable, dying, printing, slow];

/** A program that no other batch, and none made with another `mark`, has the same text of. */
export function makeProgram(
  ingredients: readonly Ingredients[],
  random: Random,
  mark: string,
): Program {
  const from = random.pick(ingredients);
  const { code, verdict } = random.pick(MAKERS)(from, random);
  return { assignment: from.assignment, code: `${code}\n# ${mark}\n`, verdict };
}
