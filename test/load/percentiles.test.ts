import { expect, test } from "vitest";

import { percentile, summarise } from "./percentiles.ts";

const oneToHundred = Array.from({ length: 100 }, (_, i) => 100 - i);

test("percentiles are samples by the nearest rank, whatever their order", () => {
  expect([0.5, 0.95, 0.99, 1].map((p) => percentile(oneToHundred, p))).toEqual([50, 95, 99, 100]);
  expect(percentile([7], 0.5)).toBe(7);
});

test("a summary of no samples says so instead of inventing zeros", () => {
  expect(summarise([])).toEqual({ count: 0, p50: NaN, p95: NaN, p99: NaN });
});
