import type { GradingResult } from "../contract/verdict.ts";
import { SandboxError, type Sandbox, type SandboxJob } from "../grader-node/sandbox/types.ts";

/**
 * Runs a job, and once more after a fault of the sandbox, which says nothing of the program. Never
 * rejects: the second fault is the answer.
 */
export async function runJob(
  sandbox: Sandbox,
  job: SandboxJob,
  signal: AbortSignal,
): Promise<GradingResult | SandboxError> {
  const first = await attempt(sandbox, job, signal);
  return first instanceof SandboxError && !signal.aborted ? attempt(sandbox, job, signal) : first;
}

async function attempt(sandbox: Sandbox, job: SandboxJob, signal: AbortSignal) {
  try {
    return await sandbox.run(job, signal);
  } catch (error) {
    return error instanceof SandboxError
      ? error
      : new SandboxError(String(error), { cause: error });
  }
}
