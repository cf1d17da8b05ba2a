/** The value below which a share `p` (0 to 1) of the samples lies, by the nearest-rank method. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

export interface Summary {
  count: number;
  p50: number;
  p95: number;
  p99: number;
}

/** Milliseconds, to a tenth. */
export function summarise(samples: readonly number[]): Summary {
  const rounded = (p: number) => Math.round(percentile(samples, p) * 10) / 10;
  return { count: samples.length, p50: rounded(0.5), p95: rounded(0.95), p99: rounded(0.99) };
}
