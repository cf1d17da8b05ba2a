import type { Bundle } from "../../contract/bundle.ts";
import type { GradingResult, TestResult } from "../../contract/verdict.ts";

/** One program to grade: the assignment's bundle and the student's code. */
export type SandboxJob = Omit<Bundle, "format"> & { code: string };

/** How far a run is. */
export interface RunProgress {
  /** The tests that have ended, as the result will have them. */
  tests: TestResult[];
  /** How many there are in all. */
  testCount: number;
}

/** Where a student's program runs. Safe to share: jobs may run side by side. */
export interface Sandbox {
  readonly name: string;
  /**
   * Runs one job to its verdict.
   * @param signal gives the job up: everything of it is killed and removed.
   * @param onProgress is told of a run that takes longer than half a second which tests have ended,
   * at most a few times a second, and never after the verdict.
   * @throws {SandboxError} when no verdict could be reached; never the student's fault.
   */
  run(
    job: SandboxJob,
    signal?: AbortSignal,
    onProgress?: (progress: RunProgress) => void,
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
