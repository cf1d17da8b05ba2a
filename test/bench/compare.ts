import { setTimeout as sleep } from "node:timers/promises";

import { percentile } from "../load/percentiles.ts";
import { figuresOf, idleShare, type Samples, type Spent } from "./figures.ts";
import {
  demandRightVerdicts,
  IN_FLIGHT,
  measureIdle,
  measureLatency,
  measureThroughput,
  type Plan,
} from "./measure.ts";
import { readMemoryMb } from "./processes.ts";
import type { Row } from "./results.ts";
import { figure } from "./table.ts";
import { type OpenVariant, Unavailable, type Variant } from "./variant.ts";

/** How long a slot is left alone before its memory is read. */
const IDLE_MS = 1_000;
const WARM_UP_JOBS = 3;

interface Contestant {
  variant: Variant;
  samples: Samples;
  open: OpenVariant;
}

export interface Outcome {
  rows: Row[];
  idleShare: number;
  /** A variant that should run here did not come to the right verdicts. */
  hasFailed: boolean;
}

/**
 * Runs the variants against each other, in turns, and answers one row for each.
 * @param image the sandbox image, or a sentence on why there is none.
 */
export async function compare(options: {
  variants: readonly Variant[];
  image: { tag: string } | { missing: string };
  plan: Plan;
  /** Ends the run after the jobs in flight. */
  signal: AbortSignal;
  log: (line: string) => void;
}): Promise<Outcome> {
  const { variants, plan, signal, log } = options;
  const tag = "tag" in options.image ? options.image.tag : null;
  const missing = "missing" in options.image ? options.image.missing : "";
  const contestants: Contestant[] = [];
  const skipped = new Map<string, string>();
  const idle: Spent[] = [];
  let hasFailed = false;
  try {
    // One after another and each closed again: containers that share pages would halve each other's.
    const examined = new Map<Variant, Samples>();
    for (const variant of variants.map((one) => stoppable(one, signal))) {
      try {
        if (tag === null && variant.needsImage) throw new Unavailable(missing);
        examined.set(variant, await examine(variant, tag ?? ""));
        log(`${variant.id}: verdicts are right`);
      } catch (error) {
        signal.throwIfAborted();
        const { message } = named(variant, error);
        skipped.set(variant.id, message);
        hasFailed ||= !(error instanceof Unavailable);
        log(`skipped ${message}`);
      }
    }
    for (const [variant, samples] of examined) {
      const open = await openWide(variant, tag ?? "").catch((error: unknown) => {
        throw named(variant, error);
      });
      contestants.push({ variant, samples, open });
    }
    for (let round = 0; round < plan.rounds; round += 1) {
      idle.push(await measureIdle(plan.idleMs));
      for (const contestant of rotated(contestants, round)) {
        const line = await takeTurn(contestant, plan).catch((error: unknown) => {
          throw named(contestant.variant, error);
        });
        log(`round ${round + 1}/${plan.rounds}  ${contestant.variant.id.padEnd(16)} ${line}`);
      }
    }
  } finally {
    await Promise.all(contestants.map(({ open }) => open.close()));
  }
  const rows = variants.map(({ id, title, about, isIsolated }) => {
    const own = contestants.find(({ variant }) => variant.id === id);
    const figures = own === undefined ? null : figuresOf(own.samples, idle);
    const detail = own?.open.detail?.() ?? null;
    return { id, title, about, isIsolated, detail, figures, skipped: skipped.get(id) ?? null };
  });
  return { rows, idleShare: Math.round(idleShare(idle) * 1_000) / 1_000, hasFailed };
}

/** What is asked of one slot alone: right verdicts, a cold start, its memory. */
async function examine(variant: Variant, image: string): Promise<Samples> {
  const startedAt = performance.now();
  const single = await variant.open({ image, slots: 1 });
  let firstVerdictMs = Number.NaN;
  let idleSlotMb: number | null = null;
  try {
    await demandRightVerdicts(single, () => (firstVerdictMs = performance.now() - startedAt));
    if (single.idleProcesses) {
      await single.rest?.();
      await sleep(IDLE_MS);
      idleSlotMb = await readMemoryMb(await single.idleProcesses());
    }
  } finally {
    await single.close();
  }
  return { latencyMs: [], slices: [], firstVerdictMs, idleSlotMb };
}

/** As wide as it will be used, and warmed up. */
async function openWide(variant: Variant, image: string): Promise<OpenVariant> {
  const open = await variant.open({ image, slots: Math.max(...IN_FLIGHT) });
  try {
    for (let i = 0; i < WARM_UP_JOBS; i += 1) await demandRightVerdicts(open);
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}

/** One variant's part of a round; answers what the terminal says of it. */
async function takeTurn({ samples, open }: Contestant, plan: Plan): Promise<string> {
  const latencies = await measureLatency(open, plan);
  samples.latencyMs.push(...latencies);
  const rates: string[] = [];
  for (const inFlight of IN_FLIGHT) {
    const slice = await measureThroughput(open, plan, inFlight);
    samples.slices.push(slice);
    rates.push(figure((slice.counted * 1_000) / slice.windowMs));
  }
  return `p50 ${figure(percentile(latencies, 0.5))} ms, ${rates.join(" / ")} jobs/s`;
}

/** The same variant, whose jobs are refused once the run is to end. */
function stoppable(variant: Variant, signal: AbortSignal): Variant {
  return {
    ...variant,
    async open(options) {
      const opened = await variant.open(options);
      return {
        ...opened,
        async run(code) {
          signal.throwIfAborted();
          return await opened.run(code);
        },
      };
    },
  };
}

/** Another one first in every round: nobody always follows the same. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

function named({ id }: Variant, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`${id}: ${reason}`, { cause: error });
}
