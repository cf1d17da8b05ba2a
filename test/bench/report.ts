import { PAUSE_MS } from "./measure.ts";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { chartOf } from "./chart.ts";
import { machineText } from "./machine.ts";
import { NOISY_SHARE } from "./figures.ts";
import { goalsOfResults, type Results } from "./results.ts";
import { figure, goalsTable, markdownTable, percent, tableOf } from "./table.ts";

const MARKERS = ["<!-- bench: written by npm run bench -->", "<!-- /bench -->"] as const;

/** Writes results.json, README.md and latency.svg into `dir`. */
export async function writeReport(dir: string, results: Results): Promise<void> {
  await mkdir(dir, { recursive: true });
  const json = { ...results, goals: goalsOfResults(results) };
  await writeFile(join(dir, "results.json"), `${JSON.stringify(json, null, 2)}\n`);
  await writeFile(join(dir, "latency.svg"), chartOf(results.rows));
  const hasSoak = existsSync(join(dir, "soak.md"));
  await writeFile(join(dir, "README.md"), reportText(results, hasSoak));
}

/** Puts table and chart between the marks of the project's README. */
export async function quoteInReadme(file: string, results: Results): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, replaceQuote(text, quoteText(results)));
}

/** @throws when the marks are not there. */
export function replaceQuote(text: string, quote: string): string {
  const [open, close] = MARKERS;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from === -1 || to < from)
    throw new Error(`The README has no place between ${open} and ${close}.`);
  return `${text.slice(0, from)}${open}\n${quote}\n${text.slice(to)}`;
}

function quoteText(results: Results): string {
  return `
![Latency and throughput of one submission, by way of running it](docs/bench/latency.svg)

${markdownTable(tableOf(results))}

${machineText(results.machine)}
How it was measured, and the goals: [docs/bench](docs/bench/README.md).
`;
}

function reportText(results: Results, hasSoak: boolean): string {
  const { rows, plan, machine, channel, measuredAt } = results;
  const skipped = rows.filter((row) => row.skipped !== null);
  const counts = rows.flatMap(({ figures }) => (figures === null ? [] : figures.latencyMs.count));
  const sections = [
    `# What running one submission costs

Written by \`npm run bench\` on ${measuredAt.slice(0, 10)}. One job: a student's module of four functions, a \`unittest\` file of ten tests, one
JSON verdict out. Every variant called a right program \`correct\` and a wrong one \`incorrect\` before it was timed.

${machineText(machine)}

![Latency and throughput](latency.svg)

${markdownTable(tableOf(results))}

Absolute times move with the machine; the ratios are what to compare. They are between medians, and between the best of
the three rates.`,
    skipped.length === 0
      ? ""
      : `Not measured:\n\n${skipped.map(({ skipped: why }) => `- ${why}`).join("\n")}`,
    `## Goals\n\n${markdownTable(goalsTable(goalsOfResults(results)))}`,
    channel === null
      ? ""
      : `A call through the channel, from the test's process to the program's and back: ${figure(channel.intsUs)} µs with two ints, ` +
        `${figure(channel.listUs)} µs with a list of three strings and a string.`,
    hasSoak ? "That nothing grows over many jobs is shown in [soak.md](soak.md)." : "",
    `## The variants\n\n${rows.map(({ title, about, detail }) => `- ${title}: ${[about, detail].filter(Boolean).join(" ")}`).join("\n")}`,
    `## How it was measured

- The variants were interleaved: ${plan.rounds} rounds, in each of which every variant had its turn, in a different order each time, so that
  the noise of a shared machine hits all alike.
- Latency: one job in flight after a pause of ${PAUSE_MS} ms, from the job in memory to its verdict in memory; ${Math.min(...counts)} to ${Math.max(...counts)} jobs a variant.
  Percentiles by the nearest rank.
- Throughput: so many jobs in flight without a pause, counted over ${plan.rounds} windows of ${plan.windowMs} ms after a lead-in of ${plan.leadInMs} to ${3 * plan.leadInMs} ms.
- CPU of a job: all that the machine's processors did on anything (\`/proc/stat\`: engine, shims, kernel and the bench itself included)
  from the lead-in until all background work had settled, less what it does when idle (${percent(results.idleShare)} of them, measured in every round), divided by the jobs. Not told
  where other work took more than ${percent(NOISY_SHARE)}.
- Idle slot: proportional set size of every process of one container, its judge, its waiting processes and its shim, with one slot open that
  had run two jobs and waited a second; other containers of the image, had there been any, would have made it look smaller. MB are millions of bytes.
- Cold node: from opening the sandbox, with the image present, to its first verdict.
- A call through the channel: a job whose one test calls a function 20,000 times, less a job that calls it once, by the wall time in their results.`,
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
