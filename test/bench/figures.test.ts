import { availableParallelism } from "node:os";

import { expect, test } from "vitest";

import { cpuPerJob, figuresOf, latencyRatio, peakRate, throughputRatio } from "./figures.ts";
import type { ThroughputSlice } from "./measure.ts";
import { parseBusyMs } from "./processes.ts";
import { figuresWith } from "./testing/samples.ts";

function slice(overrides: Partial<ThroughputSlice>): ThroughputSlice {
  return {
    inFlight: 1,
    counted: 10,
    windowMs: 1_000,
    jobs: 20,
    busyMs: 500,
    elapsedMs: 1_000,
    ...overrides,
  };
}

test("rates are all jobs over all windows of a level, not a mean of rates", () => {
  const slices = [
    slice({ counted: 10, windowMs: 1_000 }),
    slice({ counted: 1, windowMs: 3_000 }),
    slice({ inFlight: 2, counted: 7 }),
    slice({ inFlight: 4, counted: 0 }),
  ];
  const samples = { latencyMs: [1, 2, 3], slices, firstVerdictMs: 99.6, idleSlotMb: null };
  const idle = [{ busyMs: 0, elapsedMs: 1_000 }];
  expect(figuresOf(samples, idle)).toMatchObject({
    latencyMs: { count: 3, p50: 2, p95: 3 },
    jobsPerSecond: { 1: 2.8, 2: 7, 4: 0 },
    firstVerdictMs: 100,
    idleSlotMb: null,
  });
});

test("a job is charged what the machine did beyond its idling", () => {
  const idle = [
    { busyMs: 100, elapsedMs: 1_000 },
    { busyMs: 300, elapsedMs: 1_000 },
  ];
  expect(cpuPerJob([slice({}), slice({ jobs: 10 })], idle)).toBe((1_000 - 0.2 * 2_000) / 30);
});

test("on a machine with much other work the CPU of a job is not told", () => {
  const samples = { latencyMs: [1], slices: [slice({})], firstVerdictMs: 1, idleSlotMb: 1 };
  const rate = availableParallelism() * 1_000;
  const cpuAt = (share: number) =>
    figuresOf(samples, [{ busyMs: share * rate, elapsedMs: 1_000 }]).cpuMsPerJob;
  expect(cpuAt(0.01)).toBeGreaterThan(0);
  expect(cpuAt(0.3)).toBeNull();
});

test("busy time is what is neither idle nor waiting nor stolen", () => {
  const stat = "cpu  10 1 5 1000 50 2 3 40 4 0\ncpu0 9 9 9 9 9 9 9 9 9 9\n";
  expect(parseBusyMs(stat)).toBe(210);
});

test("a ratio above 1 says that the first is the better one", () => {
  const quick = figuresWith({ p50: 2, rates: [100, 300, 200] });
  const slow = figuresWith({ p50: 50, rates: [5, 10, 12] });
  expect(latencyRatio(quick, slow)).toBe(25);
  expect(peakRate(quick)).toBe(300);
  expect(throughputRatio(quick, slow)).toBe(25);
  expect(throughputRatio(slow, quick)).toBeCloseTo(0.04);
});
