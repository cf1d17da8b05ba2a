import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { ensureSandboxImage } from "../../grader-node/image/build.ts";
import { ROOT } from "../../scripts/paths.ts";
import { measureChannel } from "./channel.ts";
import { compare } from "./compare.ts";
import { NOISY_SHARE } from "./figures.ts";
import { growthOf } from "./growth.ts";
import { describeMachine, machineText } from "./machine.ts";
import type { Plan } from "./measure.ts";
import { quoteInReadme, writeReport } from "./report.ts";
import { goalsOfResults, type Results } from "./results.ts";
import { soak, soakPage, soakText } from "./soak.ts";
import { figure, goalsTable, percent, tableOf, textTable } from "./table.ts";
import { VARIANTS } from "./variants.ts";

const FULL: Plan = {
  rounds: 5,
  minJobs: 10,
  maxJobs: 60,
  latencyMs: 4_000,
  leadInMs: 200,
  windowMs: 1_000,
  settleMs: 300,
  idleMs: 1_000,
};
const QUICK: Plan = {
  rounds: 2,
  minJobs: 5,
  maxJobs: 20,
  latencyMs: 1_000,
  leadInMs: 200,
  windowMs: 800,
  settleMs: 200,
  idleMs: 500,
};
const CHANNEL_REPEATS = 5;
const DOCS_DIR = join(ROOT, "docs/bench");
/** A shorter soak shows too little to be published. */
const PUBLISHED_JOBS = 20_000;

/** Fewer turns are for a look, and not published. */
const PUBLISHED_ROUNDS = 3;

const HELP = `npm run bench -- [--quick] [--only ID,ID…] [--rounds N] [--out DIR]
npm run bench -- --soak N [--out DIR]
  Runs one submission in every way that peers use and in Gradewire's, in turns, and compares.
  A full run, of about five minutes, writes docs/bench and the README's table; others only print.
  --quick   about a minute, with fewer and shorter measurements
  --only    some of ${VARIANTS.map(({ id }) => id).join(", ")}
  --rounds  how many turns each variant has (default ${FULL.rounds}; quick ${QUICK.rounds})
  --soak    N jobs through one slot: does anything grow? From ${PUBLISHED_JOBS} on it writes docs/bench/soak.md
  --out     where to write instead, however short the run`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    rounds: { type: "string" },
    soak: { type: "string" },
    out: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const variants = readOnly(values.only);
const plan = { ...(values.quick ? QUICK : FULL) };
if (values.rounds !== undefined) plan.rounds = readCount("rounds", values.rounds);

// Asked to stop, the run ends after the job it is at, and removes its containers.
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => stopping.abort(new Error(`Stopped by ${signal}.`)));
}

const log = (line: string) => console.error(line);
try {
  if (values.soak === undefined) await runComparison();
  else await runSoak(readCount("soak", values.soak));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function runComparison(): Promise<void> {
  const image = await findImage();
  const tag = "tag" in image ? image.tag : null;
  const machine = await describeMachine(tag);
  log(machineText(machine));
  const { rows, idleShare, hasFailed } = await compare({
    variants,
    image,
    plan,
    signal: stopping.signal,
    log,
  });
  const hasOwn = rows.some(({ id, figures }) => id === "gradewire" && figures !== null);
  const channel =
    hasOwn && tag !== null
      ? await measureChannel(tag, values.quick ? 1 : CHANNEL_REPEATS, stopping.signal)
      : null;
  const measuredAt = new Date().toISOString();
  const results: Results = { measuredAt, plan, machine, idleShare, rows, channel };

  console.log(machineText(machine));
  console.log(`\n${textTable(tableOf(results))}`);
  if (idleShare > NOISY_SHARE) {
    console.log(
      `The machine had other work, ${percent(idleShare)} of its CPU: ratios are rough and CPU a job cannot be told.`,
    );
  }
  if (hasFailed) process.exitCode = 1;
  for (const { skipped } of rows) if (skipped !== null) console.log(`not measured: ${skipped}`);
  console.log(`\n${textTable(goalsTable(goalsOfResults(results)))}`);
  if (channel !== null) {
    const { intsUs, listUs } = channel;
    console.log(`a call: ${figure(intsUs)} µs with ints, ${figure(listUs)} µs with a list of str`);
  }

  const isFull = !values.quick && values.only === undefined && plan.rounds >= PUBLISHED_ROUNDS;
  const dir = values.out ?? (isFull ? DOCS_DIR : null);
  if (dir === null) return;
  await writeReport(dir, results);
  if (dir === DOCS_DIR) await quoteInReadme(join(ROOT, "README.md"), results);
  console.log(`\nWritten to ${dir}.`);
}

async function runSoak(jobs: number): Promise<void> {
  const image = await findImage();
  if ("missing" in image) throw new Error(image.missing);
  const machine = machineText(await describeMachine(image.tag));
  const soaks = await soak({ image: image.tag, jobs, signal: stopping.signal, log });
  for (const one of soaks) console.log(`\n${soakText(one)}`);
  if (soaks.some(({ samples }) => growthOf(samples).some(({ grows }) => grows))) {
    process.exitCode = 1;
  }
  const dir = values.out ?? (jobs >= PUBLISHED_JOBS ? DOCS_DIR : null);
  if (dir === null) return;
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "soak.md"), soakPage(soaks, machine));
  console.log(`\nWritten to ${dir}.`);
}

/** The image that a node would use, or why there is none. */
async function findImage(): Promise<{ tag: string } | { missing: string }> {
  try {
    return { tag: process.env["SANDBOX_IMAGE"] || (await ensureSandboxImage({ log })) };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

function readOnly(text: string | undefined) {
  if (text === undefined) return VARIANTS;
  const ids = text.split(",").map((id) => id.trim());
  const unknown = ids.find((id) => VARIANTS.every((variant) => variant.id !== id));
  if (unknown !== undefined) {
    console.error(`There is no variant "${unknown}". --help names them.`);
    process.exit(2);
  }
  return VARIANTS.filter(({ id }) => ids.includes(id));
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    console.error(`--${name} ${text} is not a whole number of at least 1.`);
    process.exit(2);
  }
  return count;
}
