import type { Figures } from "../figures.ts";
import type { Row } from "../results.ts";

export function figuresWith(options: {
  p50: number;
  rates: [number, number, number];
  cpu?: number | null;
  idleSlotMb?: number;
}): Figures {
  const { p50, rates, cpu = 5, idleSlotMb } = options;
  return {
    latencyMs: { count: 100, p50, p95: p50 * 1.5, p99: p50 * 2 },
    jobsPerSecond: { 1: rates[0], 2: rates[1], 4: rates[2] },
    cpuMsPerJob: cpu,
    firstVerdictMs: 700,
    idleSlotMb: idleSlotMb ?? null,
  };
}

export function rowWith(id: string, figures: Figures | null, overrides: Partial<Row> = {}): Row {
  return {
    id,
    title: `\`${id}\``,
    about: `What ${id} does.`,
    isIsolated: true,
    detail: null,
    figures,
    skipped: figures === null ? "It is not installed." : null,
    ...overrides,
  };
}

export const ROWS: Row[] = [
  rowWith("docker-run", figuresWith({ p50: 250, rates: [4, 6, 7] })),
  rowWith("prairielearn", figuresWith({ p50: 152, rates: [7, 11, 12] })),
  rowWith("bubblewrap", figuresWith({ p50: 50, rates: [24, 45, 44] })),
  rowWith("plain", figuresWith({ p50: 46, rates: [21, 40, 48] }), { isIsolated: false }),
  rowWith("gradewire", figuresWith({ p50: 5, rates: [160, 300, 290], idleSlotMb: 30 })),
  rowWith("gradewire-gvisor", null),
  rowWith("fork-floor", figuresWith({ p50: 3, rates: [300, 540, 560] }), { isIsolated: false }),
];
