import type { z } from "zod";

import type { Bundle } from "../../contract/bundle.ts";
import { Progress } from "../../contract/grader.ts";
import type { GradingResult } from "../../contract/verdict.ts";

/** One program to grade: the assignment's bundle and the student's code. */
export type SandboxJob = Omit<Bundle, "format"> & { code: string };

/** The tests of a run that have ended so far, and how many there are. */
export const SandboxProgress = Progress.pick({ tests: true, testCount: true });
export type SandboxProgress = z.infer<typeof SandboxProgress>;

/** Where a student's program runs. Safe to share: jobs may run side by side. */
export interface Sandbox {
  readonly name: string;
  /**
   * Runs one job to its verdict.
   * @param signal gives the job up: everything of it is killed and removed.
   * @param onProgress is told which tests have ended, from half a second on and as they end; never
   * after the verdict. Texts are trimmed as the verdict's are.
   * @throws {SandboxError} when no verdict could be reached; never the student's fault.
   */
  run(
    job: SandboxJob,
    signal?: AbortSignal,
    onProgress?: (progress: SandboxProgress) => void,
  ): Promise<GradingResult>;
  /** Gives up what still runs and leaves nothing behind. */
  close(): Promise<void>;
}

/** A fault of the sandbox (ours). Its message is a sentence for the operator, without student data. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}

/**
 * The judge itself says that this job cannot be graded, such as for tests that cannot be loaded:
 * the sandbox works, and other jobs are not concerned. `reason` is the judge's own sentence.
 */
export class JudgeRefusal extends SandboxError {
  readonly reason: string;
  constructor(reason: string) {
    super(`The judge: ${reason}`);
    this.reason = reason;
  }
}
