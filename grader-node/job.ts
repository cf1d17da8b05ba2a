import type { Bundle } from "../contract/bundle.ts";
import type { Claim, Progress, Report } from "../contract/grader.ts";
import type { JobOutcome } from "./loop/ports.ts";
import type { Sandbox } from "./sandbox/types.ts";

export interface JobDeps {
  /** The verified bundle of a version; rejects with a sentence when it cannot be had. */
  bundle(versionId: string): Promise<Bundle>;
  sandbox: Sandbox;
}

/** What is kept of the lease for telling the Worker that the engine is stuck. */
const REPORT_MARGIN_MS = 3_000;
const MAX_REASON = 1_000;

/**
 * The second, larger clock, in milliseconds. The Worker's lease outlives the judge's wall limit, so
 * when nearly all of it is used up, the engine itself does not answer.
 */
export function stuckAfterMs(leaseMs: number): number {
  return Math.max(leaseMs - REPORT_MARGIN_MS, leaseMs / 2);
}

/**
 * Runs one claimed grading: bundle, sandbox, report. Never rejects: every fault of ours becomes an
 * `error` report, and only the sandbox's word becomes a verdict.
 * @param signal gives the job up because the node is stopping.
 * @param onProgress is told how far a long run is; not after this has resolved.
 */
export async function runJob(
  deps: JobDeps,
  claim: Claim,
  signal: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<JobOutcome> {
  const limitMs = stuckAfterMs(claim.leaseMs);
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), limitMs);
  const givenUp = AbortSignal.any([signal, clock.signal]);
  try {
    return await runUntil(deps, claim, givenUp, onProgress);
  } catch (error) {
    if (signal.aborted) return failed(claim, "other", "The grader was stopped during the run.");
    if (clock.signal.aborted) {
      const seconds = Math.round(limitMs / 1_000);
      return failed(claim, "stuck", `The sandbox gave no answer for ${seconds} s.`);
    }
    return failed(claim, "sandbox", `The sandbox failed: ${sentence(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects with the sandbox's fault, or when the signal fires. */
async function runUntil(
  deps: JobDeps,
  claim: Claim,
  signal: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<JobOutcome> {
  let bundle: Bundle;
  try {
    bundle = await orAborted(deps.bundle(claim.versionId), signal);
  } catch (error) {
    return failed(claim, "other", `The assignment's bundle could not be had: ${sentence(error)}`);
  }

  const { format: _, ...job } = bundle;
  const { gradingId, lease, code } = claim;
  const running = deps.sandbox.run({ ...job, code }, signal, (progress) => {
    if (!signal.aborted) onProgress?.({ gradingId, lease, ...progress });
  });
  const result = await orAborted(running, signal);
  return { report: report(claim, { kind: "graded", result }), fault: "none" };
}

/** Holds even when the sandbox does not heed its signal, which is what "stuck" means. */
async function orAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(new Error("it took too long."));
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([running, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function failed(claim: Claim, fault: JobOutcome["fault"], reason: string): JobOutcome {
  return {
    report: report(claim, { kind: "error", reason: reason.slice(0, MAX_REASON) }),
    fault,
  };
}

function report({ gradingId, lease }: Claim, outcome: Report["outcome"]): Report {
  return { gradingId, lease, outcome };
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
