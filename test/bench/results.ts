import type { ChannelCost } from "./channel.ts";
import { type Figures, latencyRatio, throughputRatio } from "./figures.ts";
import { type Goal, goalsOf } from "./goals.ts";
import type { Machine } from "./machine.ts";
import type { Plan } from "./measure.ts";

/** One variant in the results: its figures, or why it has none. */
export interface Row {
  id: string;
  title: string;
  about: string;
  isIsolated: boolean;
  /** What was found out about it while it ran. */
  detail: string | null;
  figures: Figures | null;
  skipped: string | null;
}

/** What one run found: the content of results.json. */
export interface Results {
  measuredAt: string;
  plan: Plan;
  machine: Machine;
  /** How much of its processors the machine used while the bench did nothing: the noise. */
  idleShare: number;
  rows: Row[];
  channel: ChannelCost | null;
}

export function goalsOfResults({ rows, channel }: Results): Goal[] {
  return goalsOf(measured(rows), channel?.intsUs ?? null);
}

/** How many times better than this peer: by latency and by jobs/s. */
export interface Ratio {
  latency: number;
  throughput: number;
}

/** Null where one of the two was not measured, and for the peer itself. */
export function ratioTo(peer: string, { id, figures }: Row, rows: readonly Row[]): Ratio | null {
  const other = rows.find((row) => row.id === peer)?.figures;
  if (id === peer || !other || figures === null) return null;
  return { latency: latencyRatio(figures, other), throughput: throughputRatio(figures, other) };
}

function measured(rows: readonly Row[]): Map<string, Figures> {
  return new Map(rows.flatMap(({ id, figures }) => (figures === null ? [] : [[id, figures]])));
}
