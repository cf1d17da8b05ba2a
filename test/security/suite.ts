import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { readGradingFolder } from "../../cli/assignment-folder.ts";
import type { SandboxJob } from "../../grader-node/sandbox/types.ts";
import { type Program, ProgramError, readProgram } from "./program.ts";

/** The folders with programs, and whether what is in them may ever be `correct`. */
export const GROUPS = {
  abuse: "any",
  probes: "never",
  pairs: "any",
  forgeries: "never",
  honest: "always",
} as const;
export type Group = keyof typeof GROUPS;

export interface Case {
  group: Group;
  program: Program;
  job: SandboxJob;
}

/** Two programs with one name: `x.first.py` and `x.second.py`, or `x.left.py` and `x.right.py`. */
export interface Pair {
  name: string;
  /** One after the other in one container, or at the same time. */
  order: "after" | "beside";
  cases: readonly [Case, Case];
}

export interface Suite {
  singles: Case[];
  pairs: Pair[];
}

/**
 * Reads every program below `dir` with the assignment that it answers.
 * @throws {ProgramError} for the first that cannot be used.
 */
export async function readSuite(dir: string): Promise<Suite> {
  const assignments = await readAssignments(join(dir, "assignments"));
  const cases: Case[] = [];
  for (const group of Object.keys(GROUPS) as Group[]) {
    for (const name of (await readdir(join(dir, group))).toSorted()) {
      if (!name.endsWith(".py")) continue;
      const program = await readProgram(dir, `${group}/${name}`);
      checkExpectation(group, program);
      const template = assignments.get(program.assignment);
      if (template === undefined) {
        throw new ProgramError(program.file, `there is no assignment "${program.assignment}"`);
      }
      cases.push({ group, program, job: { ...template, code: program.code } });
    }
  }
  return {
    singles: cases.filter(({ group }) => group !== "pairs"),
    pairs: pairUp(cases.filter(({ group }) => group === "pairs")),
  };
}

async function readAssignments(dir: string) {
  const found = new Map<string, Omit<SandboxJob, "code">>();
  for (const slug of await readdir(dir)) {
    const { bundle, problems } = await readGradingFolder(join(dir, slug));
    const [problem] = problems;
    if (bundle === null || problem !== undefined) {
      throw new ProgramError(`assignments/${slug}`, problem?.message ?? "cannot be read");
    }
    const { format: _, ...template } = bundle;
    found.set(slug, template);
  }
  return found;
}

function checkExpectation(group: Group, { file, expect }: Program): void {
  if (GROUPS[group] === "never" && expect.includes("correct")) {
    throw new ProgramError(file, `a program of ${group}/ must never be correct`);
  }
  if (GROUPS[group] === "always" && expect.some((verdict) => verdict !== "correct")) {
    throw new ProgramError(file, `a program of ${group}/ must always be correct`);
  }
}

const ROLES = { first: "after", second: "after", left: "beside", right: "beside" } as const;
const PAIRED = /^pairs\/(\w+)\.(first|second|left|right)\.py$/;

/** Names sort so that `first` stands before `second`, and `left` before `right`. */
function pairUp(cases: readonly Case[]): Pair[] {
  const pairs = new Map<string, { order: Pair["order"]; cases: Case[] }>();
  for (const entry of cases) {
    const { file } = entry.program;
    const [, name, role] = PAIRED.exec(file) ?? [];
    if (name === undefined || role === undefined) {
      throw new ProgramError(file, "is not named x.first.py, x.second.py, x.left.py or x.right.py");
    }
    const order = ROLES[role as keyof typeof ROLES];
    const pair = pairs.get(name) ?? { order, cases: [] };
    if (pair.order !== order) throw new ProgramError(file, "has partners of two kinds");
    pair.cases.push(entry);
    pairs.set(name, pair);
  }
  return [...pairs].map(
    ([
      name,
      {
        order,
        cases: [first, second],
      },
    ]) => {
      if (first === undefined || second === undefined) {
        throw new ProgramError(`pairs/${name}`, "has no partner");
      }
      return { name, order, cases: [first, second] };
    },
  );
}
