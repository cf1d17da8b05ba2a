import { type Figures, latencyRatio, throughputRatio } from "./figures.ts";

export interface Goal {
  text: string;
  target: number;
  /** Whether the target is the least or the most that meets the goal. */
  sense: "at least" | "at most";
  unit: string;
  /** Null where this run did not measure it. */
  actual: number | null;
}

export type FiguresById = ReadonlyMap<string, Figures>;

/** `own` against `peer`, by the median latency or by the best rate: at least so many times better. */
const RATIOS: readonly {
  own: string;
  peer: string;
  by: "latency" | "throughput";
  target: number;
}[] = [
  { own: "gradewire", peer: "prairielearn", by: "latency", target: 25 },
  { own: "gradewire", peer: "bubblewrap", by: "latency", target: 8 },
  { own: "gradewire", peer: "prairielearn", by: "throughput", target: 20 },
  { own: "gradewire", peer: "bubblewrap", by: "throughput", target: 5 },
  { own: "gradewire-gvisor", peer: "prairielearn", by: "latency", target: 6 },
  { own: "gradewire-gvisor", peer: "prairielearn", by: "throughput", target: 3 },
];

const NAMES: Readonly<Record<string, string>> = {
  gradewire: "Gradewire",
  "gradewire-gvisor": "Gradewire under gVisor",
  prairielearn: "PrairieLearn's way",
  bubblewrap: "bubblewrap",
};

/** What Gradewire promises, beside what this run found. */
export function goalsOf(figures: FiguresById, channelUs: number | null): Goal[] {
  const own = figures.get("gradewire");
  const bounds: [text: string, target: number, unit: string, actual: number | undefined | null][] =
    [
      ["CPU of a job", 15, " ms", own?.cpuMsPerJob],
      ["memory of an idle warm slot", 60, " MB", own?.idleSlotMb],
      ["cold node to its first verdict", 2_000, " ms", own?.firstVerdictMs],
      ["one call through the channel", 30, " µs", channelUs],
    ];
  return [
    ...RATIOS.map((spec) => ratioGoal(spec, figures)),
    ...bounds.map(([text, target, unit, actual]): Goal => {
      return { text, target, sense: "at most", unit, actual: actual ?? null };
    }),
  ];
}

function ratioGoal({ own, peer, by, target }: (typeof RATIOS)[number], figures: FiguresById): Goal {
  const [a, b] = [figures.get(own), figures.get(peer)];
  const ratio = by === "latency" ? latencyRatio : throughputRatio;
  const text = `${by}: ${NAMES[own]} against ${NAMES[peer]}`;
  return { text, target, sense: "at least", unit: "×", actual: a && b ? ratio(a, b) : null };
}

/** Null where it was not measured. */
export function isMet({ actual, target, sense }: Goal): boolean | null {
  if (actual === null || Number.isNaN(actual)) return null;
  return sense === "at least" ? actual >= target : actual <= target;
}

/** `met`, `missed` or `not measured`. */
export function outcomeOf(goal: Goal): string {
  const met = isMet(goal);
  if (met === null) return "not measured";
  return met ? "met" : "missed";
}
