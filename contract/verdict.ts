import { z } from "zod";

import { Isolation } from "./bundle.ts";

/**
 * The word for how a program did. What is missing, short, late or malformed is never `correct`.
 * `runtime_error` means that the module could not be imported, or died.
 */
export const Verdict = z.enum([
  "correct",
  "incorrect",
  "syntax_error",
  "runtime_error",
  "time_limit",
  "memory_limit",
  "output_limit",
]);
export type Verdict = z.infer<typeof Verdict>;

/** `failed` is a fault of ours: not cached, not counted, and the same code may be sent again. */
export const GradingStatus = z.enum(["pending", "running", "graded", "failed"]);
export type GradingStatus = z.infer<typeof GradingStatus>;

export const TestOutcome = z.enum(["passed", "failed", "error", "not_run"]);
export type TestOutcome = z.infer<typeof TestOutcome>;

/** One test as the student sees it. Texts are already capped and hold nothing of the hidden source. */
export const TestResult = z.object({
  /** `file.Class.method`, as unittest names it. */
  name: z.string().min(1).max(300),
  /** The first line of the test's docstring. */
  title: z.string().max(300).nullable().default(null),
  outcome: TestOutcome,
  message: z.string().max(8_000).nullable().default(null),
  /** `repr` of the two sides, where the assertion gives them. */
  expected: z.string().max(4_000).nullable().default(null),
  actual: z.string().max(4_000).nullable().default(null),
  /** The line of the student's own file that the error points at, counted from 1. */
  line: z.int().positive().nullable().default(null),
  /** What the student's program printed during this test. */
  output: z.string().max(8_000).nullable().default(null),
});
export type TestResult = z.infer<typeof TestResult>;

/** Where a program ran: in a container, or in WebAssembly on a machine without a container engine. */
export const SandboxKind = z.enum(["docker", "wasm"]);
export type SandboxKind = z.infer<typeof SandboxKind>;

/** What a sandbox says of one run. */
export const SandboxResult = z
  .object({
    verdict: Verdict,
    /** With `shared` the program could have forged it: the assignment gave up that protection. */
    isolation: Isolation.default("split"),
    sandbox: SandboxKind.default("docker"),
    tests: z.array(TestResult).max(2_000),
    /** One or more sentences for the student: what happened and where. Null when the tests say it all. */
    feedback: z.string().max(8_000).nullable(),
    /** The line of the student's file that the feedback is about, counted from 1. */
    line: z.int().positive().nullable().default(null),
    /** CPU time of the student's own process, in milliseconds. */
    cpuMs: z.int().nonnegative(),
    /** From the first test's start to the verdict, in milliseconds. */
    wallMs: z.int().nonnegative(),
    /** Peak resident memory of the student's process, in KiB. */
    memoryKb: z.int().nonnegative(),
  })
  .refine((result) => result.verdict !== "correct" || areAllPassed(result.tests), {
    path: ["verdict"],
    message: "`correct` needs a test that passed and none that failed",
  });

/** All texts of one result together, in characters: it becomes one row of D1, of at most 2 MB. */
export const MAX_RESULT_CHARS = 400_000;

/** What is reported of one run, and what D1 keeps of it: texts trimmed by `trimTests`. */
export const GradingResult = SandboxResult.refine(
  (result) => countChars(result.tests) <= MAX_RESULT_CHARS,
  {
    path: ["tests"],
    message: `the texts of all tests together are longer than ${MAX_RESULT_CHARS} characters`,
  },
);
export type GradingResult = z.infer<typeof GradingResult>;

/** Tests that the test file skips itself are `not_run` and do no harm. */
function areAllPassed(tests: readonly TestResult[]): boolean {
  return (
    tests.some((test) => test.outcome === "passed") &&
    tests.every((test) => test.outcome === "passed" || test.outcome === "not_run")
  );
}

function countChars(tests: readonly TestResult[]): number {
  return tests.reduce(
    (sum, test) => sum + textsOf(test).reduce((n, text) => n + text.length, 0),
    0,
  );
}

function textsOf(test: TestResult): string[] {
  const { name, title, message, expected, actual, output } = test;
  return [name, title, message, expected, actual, output].filter((text) => text !== null);
}

/**
 * The tests with their texts cut to what one result may hold: what a program printed goes first, then
 * the two sides, then messages, from the last test on. Outcomes and names always stay.
 */
export function trimTests(tests: readonly TestResult[]): TestResult[] {
  const trimmed = tests.map((test) => Object.assign({}, test));
  let chars = countChars(trimmed);
  for (const keys of [["output"], ["expected", "actual"], ["message", "title"]] as const) {
    for (const test of trimmed.toReversed()) {
      if (chars <= MAX_RESULT_CHARS) return trimmed;
      for (const key of keys) {
        chars -= test[key]?.length ?? 0;
        test[key] = null;
      }
    }
  }
  return trimmed;
}
