import { type Ingredients, makeProgram, type Program } from "./programs.ts";
import type { Random } from "./random.ts";

const STUDENTS = 20;
const SUBMISSIONS_EACH = 10;
/** Programs that several students send, so that their gradings are shared or answered from before. */
const COMMON_PROGRAMS = 8;
const COMMON_SHARE = 0.2;

/** One submission of one student. */
export interface Task {
  /** When the student wants to send it, in milliseconds from the batch's start. */
  atMs: number;
  program: Program;
}

/** What each student sends, in the order in which they want to. */
export type Plan = Task[][];

/**
 * 200 submissions of 20 students over `durationMs`, the same for the same source of random numbers.
 * @param mark makes its programs others than those of batches that went before.
 */
export function makePlan(
  ingredients: readonly Ingredients[],
  random: Random,
  mark: string,
  durationMs: number,
): Plan {
  const common = Array.from({ length: COMMON_PROGRAMS }, (_, i) =>
    makeProgram(ingredients, random, `${mark} common ${i}`),
  );
  return Array.from({ length: STUDENTS }, (_student, student) =>
    Array.from({ length: SUBMISSIONS_EACH }, (_task, i): Task => ({
      atMs: random.whole(0, durationMs),
      program: random.chance(COMMON_SHARE)
        ? random.pick(common)
        : makeProgram(ingredients, random, `${mark} ${student}.${i}`),
    })).toSorted((a, b) => a.atMs - b.atMs),
  );
}
