import type { Bundle } from "../contract/bundle.ts";
import type { Claim, Report } from "../contract/grader.ts";
import type { Limits } from "../contract/limits.ts";
import type { GradingResult } from "../contract/verdict.ts";
import type { JobOutcome } from "./loop/ports.ts";
import type { Sandbox } from "./sandbox/types.ts";

export interface JobDeps {
  /** The verified bundle of a version; rejects with a sentence when it cannot be had. */
  bundle(versionId: string): Promise<Bundle>;
  sandbox: Sandbox;
  /** Overrides `stuckAfterMs`, for tests of what a hung engine does. */
  stuckAfterMs?: (limits: Limits) => number;
}

const WALL_PER_CPU = 4;
const ENGINE_ALLOWANCE_MS = 15_000;
const MAX_REASON = 1_000;

/**
 * The second, larger clock, in milliseconds. The judge ends a program long before; when this one
 * runs out, the engine itself does not answer.
 */
export function stuckAfterMs(limits: Limits): number {
  return limits.cpuSeconds * 1_000 * WALL_PER_CPU + ENGINE_ALLOWANCE_MS;
}

/**
 * Runs one claimed grading: bundle, sandbox, report. Never rejects: every fault of ours becomes an
 * `error` report, and only the sandbox's word becomes a verdict.
 * @param signal gives the job up because the node is stopping.
 */
export async function runJob(
  deps: JobDeps,
  claim: Claim,
  signal: AbortSignal,
): Promise<JobOutcome> {
  let bundle: Bundle;
  try {
    bundle = await deps.bundle(claim.versionId);
  } catch (error) {
    return failed(claim, "other", `The assignment's bundle could not be had: ${sentence(error)}`);
  }

  const { format: _, ...job } = bundle;
  const limitMs = (deps.stuckAfterMs ?? stuckAfterMs)(bundle.limits);
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), limitMs);
  const givenUp = AbortSignal.any([signal, clock.signal]);
  try {
    const running = deps.sandbox.run({ ...job, code: claim.code }, givenUp);
    const result = await orAborted(running, givenUp);
    return { report: report(claim, { kind: "graded", result }), fault: "none" };
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

/** Holds even when the sandbox does not heed its signal, which is what "stuck" means. */
async function orAborted(
  running: Promise<GradingResult>,
  signal: AbortSignal,
): Promise<GradingResult> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(new Error("aborted"));
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
