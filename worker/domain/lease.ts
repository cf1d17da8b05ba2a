/**
 * A lease is this long for each second of CPU time that the assignment allows, and the slack besides.
 * Inside it fit the judge's own clocks (at most twice the CPU limit and 20 seconds) and, a little
 * before its end, the node's clock for a stuck engine.
 */
export const LEASE_RULE = { perCpuSecondMs: 3_000, slackMs: 25_000 };

export type LeaseRule = typeof LEASE_RULE;

/** Attempts before a grading counts as failed: our fault, never the student's. */
export const MAX_ATTEMPTS = 3;

/**
 * How long a grading waits before it is tried again, in seconds, by how many attempts were in vain: a
 * fault that passes, such as an engine that restarts, should not use up all of them.
 */
export function retryDelaySeconds(attempts: number): number {
  return attempts === 0 ? 0 : attempts === 1 ? 1 : 10;
}
