import { peakRate } from "./figures.ts";
import type { Row } from "./results.ts";
import { figure } from "./table.ts";

const WIDTH = 960;
const LABEL_WIDTH = 240;
const GAP = 56;
const RIGHT = 24;
const BAR_HEIGHT = 16;
const ROW_HEIGHT = 34;
const TOP = 78;
const PANEL_WIDTH = (WIDTH - LABEL_WIDTH - GAP - RIGHT) / 2;
/** Room to the right of the longest bar, for its figure. */
const FIGURE_WIDTH = 48;

const STYLE = `
  .page { fill: #ffffff } .ink { fill: #1f2328 } .faint { fill: #59636e } .grid { stroke: #d8dee4 }
  .peer { fill: #a3adb8 } .own { fill: #2563eb } .bare { fill: none; stroke: #a3adb8; stroke-dasharray: 3 2 }
  .whisker { stroke: #1f2328 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #2b333d }
    .peer { fill: #616c79 } .own { fill: #5b9bff } .bare { stroke: #616c79 } .whisker { stroke: #e6edf3 }
  }
  text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif }
  .small { font-size: 11px } .strong { font-weight: 600 }`;

/**
 * Latency and throughput as horizontal bars on logarithmic axes, as one SVG that reads on light and
 * dark pages. Variants that were not measured are left out.
 */
export function chartOf(rows: readonly Row[]): string {
  const shown = rows.filter((row) => row.figures !== null);
  const height = TOP + shown.length * ROW_HEIGHT + 34;
  const latency = panel({
    left: LABEL_WIDTH,
    title: "Latency of one job: median, and 95th percentile",
    unit: "ms",
    note: "shorter is better",
    rows: shown,
    valueOf: ({ figures }) => figures?.latencyMs.p50 ?? Number.NaN,
    endOf: ({ figures }) => figures?.latencyMs.p95 ?? Number.NaN,
  });
  const rate = panel({
    left: LABEL_WIDTH + PANEL_WIDTH + GAP,
    title: "Jobs a second, at the best of 1, 2, 4 in flight",
    unit: "jobs/s",
    note: "longer is better",
    rows: shown,
    valueOf: ({ figures }) => (figures === null ? Number.NaN : peakRate(figures)),
  });
  const labels = shown.map((row, index) => {
    const weight = isOwn(row) ? " strong" : "";
    return `<text class="ink${weight}" x="${LABEL_WIDTH - 12}" y="${middleOf(index) + 4}" text-anchor="end">${escapeXml(bare(row.title))}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Latency and throughput of one submission, by way of running it">
<style>${STYLE}
</style>
<rect class="page" width="${WIDTH}" height="${height}" rx="6"/>
${[...labels, ...latency, ...rate].join("\n")}
<text class="faint small" x="${WIDTH - RIGHT}" y="${height - 10}" text-anchor="end">Both axes are logarithmic. Dashed: no isolation.</text>
</svg>
`;
}

interface Panel {
  left: number;
  title: string;
  unit: string;
  note: string;
  rows: readonly Row[];
  valueOf: (row: Row) => number;
  /** Where a whisker ends. */
  endOf?: (row: Row) => number;
}

function panel({ left, title, unit, note, rows, valueOf, endOf }: Panel): string[] {
  const ends = rows.map((row) => Math.max(valueOf(row), endOf?.(row) ?? 0));
  const scale = logScale(rows.map(valueOf), ends, PANEL_WIDTH - FIGURE_WIDTH);
  const bottom = TOP + rows.length * ROW_HEIGHT;
  const ticks = scale.ticks.flatMap((tick) => {
    const x = at(left + scale.place(tick));
    return [
      `<line class="grid" x1="${x}" x2="${x}" y1="${TOP - 4}" y2="${bottom}"/>`,
      `<text class="faint small" x="${x}" y="${TOP - 10}" text-anchor="middle">${tick}</text>`,
    ];
  });
  const bars = rows.flatMap((row, index) => {
    const y = middleOf(index);
    const value = valueOf(row);
    const width = Math.max(1, scale.place(value));
    const end = endOf ? scale.place(endOf(row)) : width;
    return [
      `<rect class="${barClass(row)}" x="${left}" y="${y - BAR_HEIGHT / 2}" width="${at(width)}" height="${BAR_HEIGHT}" rx="2"/>`,
      ...(end > width ? [whisker(left + width, left + end, y)] : []),
      `<text class="ink" x="${at(left + Math.max(width, end) + 6)}" y="${y + 4}">${figure(value)}</text>`,
    ];
  });
  return [
    `<text class="ink strong" x="${left}" y="26">${escapeXml(title)}</text>`,
    `<text class="faint small" x="${left}" y="44">${unit}, ${note}</text>`,
    ...ticks,
    ...bars,
  ];
}

function whisker(from: number, to: number, y: number): string {
  return `<path class="whisker" fill="none" d="M${at(from)} ${y}H${at(to)}M${at(to)} ${y - 4}V${y + 4}"/>`;
}

/** From the power of ten below the least value to the greatest; ticks at the powers of ten. */
export function logScale(values: readonly number[], ends: readonly number[], width: number) {
  const low = Math.floor(Math.log10(Math.min(...values.filter((value) => value > 0)) * 0.999));
  const high = Math.max(low + 1, Math.log10(Math.max(...ends)));
  const ticks = Array.from({ length: Math.floor(high) - low + 1 }, (_, i) => 10 ** (low + i));
  const place = (value: number) => ((Math.log10(value) - low) / (high - low)) * width;
  // Nothing has no place on such an axis: it is drawn at its beginning.
  return { ticks, place: (value: number) => (value > 0 ? place(value) : 0) };
}

function middleOf(index: number): number {
  return TOP + index * ROW_HEIGHT + ROW_HEIGHT / 2;
}

function isOwn({ id }: Row): boolean {
  return id.startsWith("gradewire");
}

function barClass(row: Row): string {
  if (isOwn(row)) return "own";
  return row.isIsolated ? "peer" : "bare";
}

function bare(title: string): string {
  return title.replaceAll(/[`*]/g, "");
}

function at(value: number): string {
  return value.toFixed(1);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
