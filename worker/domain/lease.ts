/**
 * How long a node may hold a grading. It covers the largest limits an assignment can ask for only
 * together with `leaseFor`; a queue message must stay invisible a little longer than this.
 */
const LEASE_SLACK_MS = 15_000;

/** Attempts before a grading counts as failed: our fault, never the student's. */
export const MAX_ATTEMPTS = 3;

/** The node's wall limit stands at twice the CPU limit and some; the lease outlives it. */
export function leaseForMs(cpuSeconds: number): number {
  return cpuSeconds * 3_000 + LEASE_SLACK_MS;
}
