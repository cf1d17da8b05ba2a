/** The weight of the last job: the mean is of about the last twenty. */
const WEIGHT = 0.1;
/** A difference that is worth telling the fleet, as a share of what it was told. */
const NOTICEABLE = 0.2;

/** What a job takes of late, from claim to result in milliseconds; null before the first. */
export interface JobMean {
  readonly meanMs: number | null;
  /** The mean as it was last worth telling: many quick jobs must not be as many messages. */
  readonly toldMs: number | null;
}

export const NO_JOBS: JobMean = { meanMs: null, toldMs: null };

/** An exponentially weighted mean, after one more job. */
export function withJob({ meanMs, toldMs }: JobMean, ms: number): JobMean {
  const mean = meanMs === null ? ms : meanMs + WEIGHT * (ms - meanMs);
  const isTold = toldMs !== null && Math.abs(mean - toldMs) <= toldMs * NOTICEABLE;
  return { meanMs: mean, toldMs: isTold ? toldMs : Math.round(mean) };
}
