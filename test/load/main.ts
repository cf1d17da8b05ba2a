import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

import type { LocalSystem } from "../../scripts/local-state.ts";
import { DEFAULT_STATE_DIR } from "../../scripts/paths.ts";
import { readFirstAssignmentId } from "../support/course.ts";
import { measureLoad } from "./measure.ts";
import { summarise } from "./percentiles.ts";

const HELP = `npm run load -- [--url URL] [--users N] [--submissions N] [--json FILE]
  Students on sockets against a running app: from the POST to the verdict on the socket.
  --url          the app (default: the one that npm start runs)
  --users        students who submit at the same time, each one after another (default 1)
  --submissions  how many in all (default 200)
  --json         writes the figures to a file as well`;

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    users: { type: "string", default: "1" },
    submissions: { type: "string", default: "200" },
    json: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const url = values.url ?? (await readLocalUrl());
const users = readCount("users", values.users);
const submissions = readCount("submissions", values.submissions);
const assignmentId = await readFirstAssignmentId(url).catch(() => {
  console.error(`No Gradewire with the sample course answers at ${url}. Run npm start first.`);
  process.exit(2);
});

const { samples, errors, seconds } = await measureLoad({
  url,
  assignmentId,
  users,
  submissions,
  onProgress: showProgress,
});

const figures = {
  users,
  submissions: samples.length,
  perSecond: Math.round((samples.length / seconds) * 10) / 10,
  errors,
  postMs: summarise(samples.map((one) => one.postMs)),
  verdictMs: summarise(samples.map((one) => one.verdictMs)),
  cachedVerdictMs: summarise(samples.map((one) => one.cachedMs)),
};
console.log(`${figures.submissions} submissions by ${users} at a time, ${figures.perSecond}/s`);
console.log("ms                            p50      p95      p99");
for (const [name, summary] of [
  ["POST answered", figures.postMs],
  ["POST to verdict, new code", figures.verdictMs],
  ["POST to verdict, cached", figures.cachedVerdictMs],
] as const) {
  const columns = [summary.p50, summary.p95, summary.p99].map((ms) => ms.toFixed(1).padStart(9));
  console.log(name.padEnd(25) + columns.join(""));
}
for (const [kind, count] of Object.entries(errors)) console.log(`errors: ${kind} ${count}`);
if (values.json !== undefined)
  await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = Object.keys(errors).length === 0 ? 0 : 1;

/** On a terminal one line that counts; in a log a line each tenth. */
function showProgress(done: number): void {
  const isTerminal = process.stderr.isTTY;
  if (isTerminal)
    process.stderr.write(`\r${done} of ${submissions}${done === submissions ? "\n" : ""}`);
  else if (done % Math.ceil(submissions / 10) === 0) console.error(`${done} of ${submissions}`);
}

function readCount(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    console.error(`--${name} ${text} is not a whole number of at least 1.`);
    process.exit(2);
  }
  return count;
}

async function readLocalUrl(): Promise<string> {
  const file = join(DEFAULT_STATE_DIR, "gradewire/local.json");
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? "http://localhost:8787" : (JSON.parse(text) as LocalSystem).url;
}
