import { setTimeout as sleep } from "node:timers/promises";

import { RIGHT_PROGRAM, TEST_COUNT, WRONG_PROGRAM } from "./job.ts";
import { readBusyMs } from "./processes.ts";
import type { Answer, OpenVariant } from "./variant.ts";

export const IN_FLIGHT = [1, 2, 4] as const;

export const PAUSE_MS = 60;

/** How long the parts of a run are, in milliseconds or jobs. */
export interface Plan {
  rounds: number;
  /** Latency jobs of a variant in a round: at least so many, and on for `latencyMs` up to `maxJobs`. */
  minJobs: number;
  maxJobs: number;
  latencyMs: number;
  /** Each throughput measurement: under way for at least so long before it counts, then counted. */
  leadInMs: number;
  windowMs: number;
  /** After each, so that what goes on in the background is counted as its own. */
  settleMs: number;
  idleMs: number;
}

export interface ThroughputSlice {
  inFlight: number;
  /** Jobs that ended within the window. */
  counted: number;
  windowMs: number;
  /** All jobs from lead-in to the last, and what the whole machine spent from there to settling. */
  jobs: number;
  busyMs: number;
  elapsedMs: number;
}

/**
 * Holds a variant to the truth before it is timed.
 * @throws when a right program is not `correct`, a wrong one not `incorrect`, or not all tests ran.
 */
export async function demandRightVerdicts(
  variant: OpenVariant,
  onFirst: () => void = () => undefined,
): Promise<void> {
  expectAnswer(await variant.run(RIGHT_PROGRAM), "correct");
  onFirst();
  expectAnswer(await variant.run(WRONG_PROGRAM), "incorrect");
}

function expectAnswer({ verdict, tests, feedback }: Answer, expected: string): void {
  if (verdict === expected && tests === TEST_COUNT) return;
  throw new Error(
    `A program that is ${expected} was called ${verdict}, with ${tests} of ${TEST_COUNT} tests. ${feedback ?? ""}`.trim(),
  );
}

async function runTimed(variant: OpenVariant): Promise<number> {
  const startedAt = performance.now();
  const answer = await variant.run(RIGHT_PROGRAM);
  const ms = performance.now() - startedAt;
  expectAnswer(answer, "correct");
  return ms;
}

/**
 * Milliseconds of each job, one in flight, with a pause before each: what a student waits for who
 * meets a free slot. What a way does to be ready again is in the throughput and in the CPU.
 */
export async function measureLatency(variant: OpenVariant, plan: Plan): Promise<number[]> {
  const samples: number[] = [];
  const until = performance.now() + plan.latencyMs;
  while (
    samples.length < plan.minJobs ||
    (performance.now() < until && samples.length < plan.maxJobs)
  ) {
    await sleep(PAUSE_MS);
    await variant.rest?.();
    samples.push(await runTimed(variant));
  }
  await variant.rest?.();
  return samples;
}

/** Keeps `inFlight` jobs going and counts those that end within the window. */
export async function measureThroughput(
  variant: OpenVariant,
  plan: Plan,
  inFlight: number,
): Promise<ThroughputSlice> {
  const busyBefore = await readBusyMs();
  const startedAt = performance.now();
  // Of any length up to three times as long: what ends in bursts would otherwise meet every window
  // in the same phase, and be counted too often or too seldom.
  const from = startedAt + plan.leadInMs * (1 + 2 * Math.random());
  const to = from + plan.windowMs;
  let jobs = 0;
  let counted = 0;
  async function keepBusy(): Promise<void> {
    while (performance.now() < to) {
      await runTimed(variant);
      const endedAt = performance.now();
      jobs += 1;
      if (endedAt >= from && endedAt < to) counted += 1;
    }
  }
  await Promise.all(Array.from({ length: inFlight }, keepBusy));
  await sleep(plan.settleMs);
  await variant.rest?.();
  const elapsedMs = performance.now() - startedAt;
  const busyMs = (await readBusyMs()) - busyBefore;
  return { inFlight, counted, windowMs: plan.windowMs, jobs, busyMs, elapsedMs };
}

/** What the machine spends while the bench does nothing. */
export async function measureIdle(
  idleMs: number,
): Promise<Pick<ThroughputSlice, "busyMs" | "elapsedMs">> {
  const busyBefore = await readBusyMs();
  const startedAt = performance.now();
  await sleep(idleMs);
  return { busyMs: (await readBusyMs()) - busyBefore, elapsedMs: performance.now() - startedAt };
}
