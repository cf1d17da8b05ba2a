import { z } from "zod";

import { summarise } from "./percentiles.ts";
import { type Tally, TIMES } from "./tally.ts";

/** Milliseconds to a tenth, by the nearest rank; null where nothing was timed. */
const Times = z.object({
  count: z.int(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
});
const Counts = z.record(z.string(), z.int());

/** Of a local system: resident memory in bytes, or CPU time in milliseconds. */
const WorkerUse = z.object({
  /** The process in which the Worker, its Durable Objects and its database live. */
  worker: z.int(),
  /** The one through which `wrangler dev` passes every connection; there is none in the cloud. */
  proxy: z.int(),
});

export const IdleFigures = z.object({
  wanted: z.int(),
  opened: z.int(),
  /** How many answered a ping at the end. */
  alive: z.int(),
  /** How long the opening took, and how long they were held before memory was read again. */
  seconds: z.number(),
  holdSeconds: z.number(),
  /** Null where the Worker's processes cannot be seen. */
  memory: z
    .object({
      /** How many sockets were opened between `before` and `opened`. */
      sockets: z.int(),
      before: WorkerUse,
      opened: WorkerUse,
      held: WorkerUse,
    })
    .nullable(),
});
export type IdleFigures = z.infer<typeof IdleFigures>;

/** What `npm run load --json FILE` writes. */
export const LoadFigures = z.object({
  format: z.literal(1),
  measuredAt: z.iso.datetime(),
  url: z.string(),
  /** False when it was stopped before all were through. */
  isComplete: z.boolean(),
  users: z.int(),
  submissionsPerUser: z.int(),
  rampSeconds: z.number(),
  thinkMs: z.number(),
  /** Users, submissions and ends: see `COUNTS` of tally.ts. */
  counts: Counts,
  /** From the first POST to the last accepted one, and to the last verdict. */
  acceptedPerSecond: z.number(),
  verdictsPerSecond: z.number(),
  /** Verdicts by word. */
  verdicts: Counts,
  /** Answers 409 and 429, by code: they ask to wait, and are no failures. */
  toldToWait: Counts,
  /** Failures by kind. */
  errors: Counts,
  /** Requests sent again since the kept connection had been closed before them. */
  resent: z.int(),
  ms: z.record(z.enum(TIMES), Times),
  /** How late this tool itself was, in milliseconds: what it adds to the times above. */
  ownDelayMs: z.object({ p50: z.number(), p99: z.number() }),
  /**
   * What the Worker's processes spent from the first user's arrival to the last one's leaving: it
   * depends less than times do on what else the machine does. Null where they cannot be seen.
   */
  workerCpuMs: WorkerUse.nullable(),
  idle: IdleFigures.nullable(),
});
export type LoadFigures = z.infer<typeof LoadFigures>;

/** What was counted, as figures. */
export function figuresOf(
  tally: Tally,
): Pick<
  LoadFigures,
  "counts" | "acceptedPerSecond" | "verdictsPerSecond" | "verdicts" | "toldToWait" | "errors" | "ms"
> {
  const { counts } = tally;
  return {
    counts,
    acceptedPerSecond: rate(counts.accepted, tally.acceptingSeconds()),
    verdictsPerSecond: rate(counts.verdicts, tally.gradingSeconds()),
    verdicts: tally.words,
    toldToWait: tally.waits,
    errors: tally.errors,
    ms: Object.fromEntries(
      TIMES.map((name) => [name, summaryOf(tally.times[name])]),
    ) as LoadFigures["ms"],
  };
}

function summaryOf(samples: readonly number[]): z.infer<typeof Times> {
  if (samples.length === 0) return { count: 0, p50: null, p95: null, p99: null };
  return summarise(samples);
}

function rate(count: number, seconds: number): number {
  return seconds === 0 ? 0 : Math.round((count / seconds) * 10) / 10;
}
