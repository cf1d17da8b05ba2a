import { figure, textTable } from "../bench/table.ts";
import type { IdleFigures, LoadFigures } from "./figures.ts";
import type { Time } from "./tally.ts";
import type { WorkerUse } from "./worker-process.ts";

const TITLES: [Time, string][] = [
  ["session", "session made"],
  ["connect", "socket open"],
  ["post", "POST answered"],
  ["verdictNew", "POST to verdict, new program"],
  ["verdictCached", "POST to verdict, cached"],
  ["pushNew", "push, new program (at most)"],
  ["pushCached", "push, cached"],
];
const KIB = 1024;
const MIB = KIB * KIB;

/** What a run found, for a person. */
export function reportOf(figures: LoadFigures): string {
  const { idle } = figures;
  return [
    ...(figures.users === 0 ? [] : crowdLines(figures)),
    ...(idle === null ? [] : idleLines(idle)),
    listOf("told to wait", figures.toldToWait),
    listOf("errors", figures.errors),
    `requests sent again on a new connection: ${figures.resent}`,
    ...(figures.isComplete ? [] : ["Stopped before all were through."]),
  ].join("\n");
}

function crowdLines(figures: LoadFigures): string[] {
  const { users, counts, ownDelayMs: late } = figures;
  return [
    `${users} users, ${counts["accepted"]} submissions accepted (${counts["cached"]} of them graded before), ${counts["verdicts"]} verdicts`,
    `accepted ${figures.acceptedPerSecond}/s, verdicts ${figures.verdictsPerSecond}/s`,
    textTable(timesTable(figures)),
    `this tool was late by ${figure(late.p50)} ms (p50), ${figure(late.p99)} ms (p99)`,
    cpuLine(figures),
    listOf("verdicts", figures.verdicts),
    `verdicts told twice: ${counts["doubles"]}; submissions given up: ${counts["givenUp"]}`,
  ];
}

/** One line of cells for each time, the head first. */
function timesTable({ ms }: Pick<LoadFigures, "ms">): string[][] {
  const lines = TITLES.map(([name, title]) => {
    const { count, p50, p95, p99 } = ms[name];
    return [title, ...[p50, p95, p99].map(figure), `${count}`];
  });
  return [["ms", "p50", "p95", "p99", "count"], ...lines];
}

function cpuLine({ workerCpuMs: cpu, counts }: LoadFigures): string {
  if (cpu === null) return "CPU time of the Worker cannot be seen: it runs elsewhere.";
  const each = (ms: number) => figure(ms / Math.max(1, counts["accepted"] ?? 0));
  return (
    `CPU for each accepted submission, all that belongs to it included: the Worker ${each(cpu.worker)} ms, ` +
    `wrangler dev's proxy ${each(cpu.proxy)} ms`
  );
}

function listOf(title: string, counts: Record<string, number>): string {
  const texts = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
  return `${title}: ${texts.length === 0 ? "none" : texts.join(", ")}`;
}

function idleLines(idle: IdleFigures): string[] {
  const { memory } = idle;
  const lines = [
    `idle sockets: ${idle.opened} of ${idle.wanted} opened in ${idle.seconds.toFixed(0)} s, ${idle.alive} answered a ping at the end`,
  ];
  if (memory === null) {
    return [
      ...lines,
      "The Worker's memory cannot be seen: it is not an npm start of this machine.",
    ];
  }
  const { before, opened, held, sockets } = memory;
  const each = (now: WorkerUse, of: keyof WorkerUse) =>
    ((now[of] - before[of]) / sockets / KIB).toFixed(1);
  for (const [of, title] of [
    ["worker", "the Worker"],
    ["proxy", "wrangler dev's proxy, which is only here"],
  ] as const) {
    lines.push(
      `${title}: ${each(opened, of)} KiB a socket when all were open, ${each(held, of)} after ${idle.holdSeconds} s ` +
        `(${[before, opened, held].map((now) => (now[of] / MIB).toFixed(0)).join(", ")} MiB before, then and after)`,
    );
  }
  return lines;
}
