/** Delays that double from `minMs` to `maxMs`. */
export interface BackoffRange {
  minMs: number;
  maxMs: number;
}

/**
 * The delay before try number `attempt` (0 for the first repeat), in milliseconds. The upper half
 * is random, so that nodes which failed together do not come back together.
 */
export function backoffMs(range: BackoffRange, attempt: number): number {
  const full = Math.min(range.maxMs, range.minMs * 2 ** Math.min(attempt, 30));
  return full / 2 + Math.random() * (full / 2);
}
