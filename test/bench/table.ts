import { type Goal, isMet, outcomeOf } from "./goals.ts";
import { type Ratio, ratioTo, type Results, type Row } from "./results.ts";

const HEAD = [
  "way",
  "latency p50 / p95 / p99 ms",
  "jobs/s at 1, 2, 4 in flight",
  "CPU ms a job",
  "idle slot MB",
  "× PrairieLearn's: latency, jobs/s",
  "× bubblewrap: latency, jobs/s",
];
const NOTHING = "–";

/** One line of cells for each variant, the head first. */
export function tableOf({ rows }: Pick<Results, "rows">): string[][] {
  return [HEAD, ...rows.map((row) => cellsOf(row, rows))];
}

function cellsOf(row: Row, rows: readonly Row[]): string[] {
  const { title, figures } = row;
  if (figures === null) return [title, "not measured", ...HEAD.slice(2).map(() => NOTHING)];
  const { latencyMs: latency, jobsPerSecond: rate } = figures;
  return [
    title,
    [latency.p50, latency.p95, latency.p99].map(figure).join(" / "),
    [rate[1], rate[2], rate[4]].map(figure).join(", "),
    figure(figures.cpuMsPerJob),
    figure(figures.idleSlotMb),
    ratioText(ratioTo("prairielearn", row, rows)),
    ratioText(ratioTo("bubblewrap", row, rows)),
  ];
}

/** Two or three significant digits: the rest is the machine's mood. */
export function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  const digits = value >= 100 ? 0 : value >= 1 ? 1 : 2;
  return value.toFixed(digits);
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function ratioText(ratio: Ratio | null): string {
  return ratio === null ? NOTHING : `${figure(ratio.latency)}, ${figure(ratio.throughput)}`;
}

export function markdownTable([head = [], ...lines]: readonly string[][]): string {
  return [head, head.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Columns of equal width, for a terminal; without Markdown's marks. */
export function textTable(lines: readonly string[][]): string {
  const bare = lines.map((cells) => cells.map((cell) => cell.replaceAll(/[`*]/g, "")));
  const widths = (bare[0] ?? []).map((_, column) =>
    Math.max(...bare.map((cells) => cells[column]?.length ?? 0)),
  );
  return bare
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Each goal with what was found, and whether it is met. */
export function goalsTable(goals: readonly Goal[]): string[][] {
  return [
    ["goal", "target", "found", ""],
    ...goals.map((goal) => [
      goal.text,
      `${goal.sense} ${goal.target}${goal.unit}`,
      isMet(goal) === null ? NOTHING : `${figure(goal.actual)}${goal.unit}`,
      outcomeOf(goal),
    ]),
  ];
}
