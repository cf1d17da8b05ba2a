import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { z } from "zod";

import { ROOT } from "../../scripts/paths.ts";

/**
 * 164 problems that nobody here wrote: HumanEval (Chen et al., "Evaluating Large Language Models
 * Trained on Code", 2021; MIT licence). The file lies beside the checkout and is used in place.
 */
const DATA_FILE = join(ROOT, "../shared/data/HumanEval.jsonl.gz");
/** Said once by each suite that uses it. */
export const HAS_HUMANEVAL = existsSync(DATA_FILE);
if (!HAS_HUMANEVAL) console.warn("Skipped HumanEval: its data file is not beside this checkout.");

const Problem = z.object({
  task_id: z.string(),
  prompt: z.string(),
  canonical_solution: z.string(),
  test: z.string(),
  entry_point: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** All of them, or none where the data is not beside this checkout. */
export function readProblems(): Problem[] {
  if (!HAS_HUMANEVAL) return [];
  const text = gunzipSync(readFileSync(DATA_FILE)).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => Problem.parse(JSON.parse(line)));
}

export const referenceOf = (problem: Problem) => problem.prompt + problem.canonical_solution;
export const stubOf = (problem: Problem) => `${problem.prompt}    pass\n`;

/** The data's own `check(candidate)`, called from one ordinary unittest. */
export function testFileOf(problem: Problem): string {
  return `import unittest

# Some checks call the helpers of their prompt as well.
from solution import *

${problem.test}

class TestReference(unittest.TestCase):
    def test_check(self):
        check(${problem.entry_point})
`;
}
