import { availableParallelism } from "node:os";

import { type Summary, summarise } from "../load/percentiles.ts";
import type { IN_FLIGHT, ThroughputSlice } from "./measure.ts";

/** From here on what others do on the machine cannot be told from what a job costs. */
export const NOISY_SHARE = 0.15;

/** All that was measured of one variant. */
export interface Samples {
  latencyMs: number[];
  slices: ThroughputSlice[];
  /** From opening it to the first verdict. */
  firstVerdictMs: number;
  idleSlotMb: number | null;
}

export interface Figures {
  latencyMs: Summary;
  /** Jobs per second at 1, 2 and 4 in flight. */
  jobsPerSecond: Record<(typeof IN_FLIGHT)[number], number>;
  /** Null on a machine whose other work hides it. */
  cpuMsPerJob: number | null;
  firstVerdictMs: number;
  idleSlotMb: number | null;
}

export type Spent = Pick<ThroughputSlice, "busyMs" | "elapsedMs">;

/** The figures of one variant; `idle` is what the machine spent while nothing was asked of it. */
export function figuresOf(samples: Samples, idle: readonly Spent[]): Figures {
  const rate = (inFlight: number) => {
    const slices = samples.slices.filter((slice) => slice.inFlight === inFlight);
    return (
      (sum(slices.map(({ counted }) => counted)) * 1_000) /
      sum(slices.map(({ windowMs }) => windowMs))
    );
  };
  return {
    latencyMs: summarise(samples.latencyMs),
    jobsPerSecond: { 1: round(rate(1)), 2: round(rate(2)), 4: round(rate(4)) },
    cpuMsPerJob: idleShare(idle) > NOISY_SHARE ? null : round(cpuPerJob(samples.slices, idle)),
    firstVerdictMs: Math.round(samples.firstVerdictMs),
    idleSlotMb: samples.idleSlotMb === null ? null : round(samples.idleSlotMb),
  };
}

/** What the machine spent more than when idle, per job, in milliseconds. */
export function cpuPerJob(slices: readonly ThroughputSlice[], idle: readonly Spent[]): number {
  const idleRate = busyRate(idle);
  const own = sum(slices.map(({ busyMs, elapsedMs }) => busyMs - idleRate * elapsedMs));
  return own / sum(slices.map(({ jobs }) => jobs));
}

/** How much of all its processors the machine used while nothing was asked of it. */
export function idleShare(idle: readonly Spent[]): number {
  return busyRate(idle) / availableParallelism();
}

/** Milliseconds of CPU per millisecond, of all processors together. */
function busyRate(spent: readonly Spent[]): number {
  return sum(spent.map(({ busyMs }) => busyMs)) / sum(spent.map(({ elapsedMs }) => elapsedMs));
}

/** The most jobs per second at any of the levels. */
export function peakRate({ jobsPerSecond }: Figures): number {
  return Math.max(...Object.values(jobsPerSecond));
}

/** How many times quicker `own` answers than `other`, by the median. */
export function latencyRatio(own: Figures, other: Figures): number {
  return other.latencyMs.p50 / own.latencyMs.p50;
}

/** How many times as many jobs per second, each at its best level. */
export function throughputRatio(own: Figures, other: Figures): number {
  return peakRate(own) / peakRate(other);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
