/**
 * A lease is this long for each second of CPU time that the assignment allows, and the slack besides.
 * Inside it fit the judge's own clocks (at most twice the CPU limit and 20 seconds) and, a little
 * before its end, the node's clock for a stuck engine.
 */
export const LEASE_RULE = { perCpuSecondMs: 3_000, slackMs: 25_000 };

export type LeaseRule = typeof LEASE_RULE;

/** Attempts before a grading counts as failed: our fault, never the student's. */
export const MAX_ATTEMPTS = 3;
