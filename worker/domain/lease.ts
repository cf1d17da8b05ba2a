/**
 * A lease is this long for each second of CPU time that the assignment allows, and the slack besides:
 * the judge's wall limit (twice the CPU limit and some seconds) and the node's own clock for a stuck
 * engine fit inside it.
 */
export const LEASE_RULE = { perCpuSecondMs: 3_000, slackMs: 15_000 };

export type LeaseRule = typeof LEASE_RULE;

/** Attempts before a grading counts as failed: our fault, never the student's. */
export const MAX_ATTEMPTS = 3;
