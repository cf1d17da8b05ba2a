import { z } from "zod";

import type { Limits } from "../../../contract/limits.ts";
import { SandboxResult, TestResult } from "../../../contract/verdict.ts";

/** What Python is made of, on its way into a worker. */
export interface PythonParts {
  /** Compiled by the first worker, for all that follow. */
  wasm: ArrayBuffer | WebAssembly.Module;
  library: ArrayBuffer;
  /** Python sources by path, as JSON. */
  judge: string;
  /** The memory of the first worker once all was imported, for those that follow; null for the first. */
  snapshot: Uint8Array | null;
}

/** One program to run, with the examples that it is tried with. */
export interface RunJob {
  module: string;
  code: string;
  examples: { path: string; source: string }[];
  limits: Limits;
  /** What was typed for the program so far, and whether that is all that it gets. */
  lines: string[];
  ended: boolean;
  /** For `random`, so that a program that is run again draws the same numbers. */
  seed: number;
}

export type ToWorker = { type: "start"; parts: PythonParts } | { type: "run"; job: RunJob };

/** Why the program stopped when it ran by itself. */
const Failure = z.object({
  kind: z.enum(["syntax", "exception", "memory"]),
  text: z.string(),
  line: z.int().positive().nullable(),
});
export type Failure = z.infer<typeof Failure>;

const Tried = z.object({
  failure: Failure.nullable(),
  /** What the judge says of the examples; null where there are none, or the program cannot be read. */
  graded: SandboxResult.nullable(),
  /** Why the examples cannot be tried here, through no fault of the program. */
  unusable: z.string().nullable(),
});
export type Tried = z.infer<typeof Tried>;

/**
 * What a worker says. A program in it may say anything, so it is read as what comes from outside; all
 * that it can spoil is what its own author sees.
 */
export const FromWorker = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("ready"),
    wasm: z.instanceof(WebAssembly.Module),
    /** From a worker that was not made of one. */
    snapshot: z.instanceof(Uint8Array).nullable(),
  }),
  z.object({ event: z.literal("broken"), reason: z.string() }),
  z.object({
    event: z.literal("print"),
    stream: z.enum(["out", "err", "in"]),
    text: z.string(),
  }),
  /** It wants a line more than it was given, and does not go on. */
  z.object({ event: z.literal("ask") }),
  /** It printed more than it may, and does not go on. */
  z.object({ event: z.literal("flood") }),
  /** The program is through, the examples begin. */
  z.object({ event: z.literal("examples"), tests: z.array(TestResult) }),
  z.object({ event: z.literal("running"), test: z.string() }),
  z.object({ event: z.literal("finished"), test: TestResult }),
  /** The program took Python itself down with it. */
  z.object({ event: z.literal("crashed") }),
  z.object({ event: z.literal("done"), tried: Tried }),
]);
export type FromWorker = z.infer<typeof FromWorker>;
