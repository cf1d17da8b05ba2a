import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { whyNoDocker } from "../grader-node/image/docker-cli.ts";
import { ROOT } from "./paths.ts";
import { type Tally, addTallies, NO_TESTS, readTally } from "./test-tally.ts";
import { ensureWebBuilt } from "./web-build.ts";

/**
 * Stages, one after another, of runs that go on side by side, each of one or more projects. The suites
 * of faults mostly wait; security and the whole system want the machine's two cores for themselves.
 */
const STAGES = [
  [["contract", "worker", "queue-emulator*", "grader-node", "cli", "web", "scripts"], ["faults"]],
  [["security"]],
  [["system"]],
];

/** Runs what these arguments pick; with `isAside` its output comes in one piece at its end. */
async function runVitest(args: readonly string[], isAside: boolean): Promise<Tally> {
  const dir = await mkdtemp(join(tmpdir(), "gradewire-tally-"));
  const file = join(dir, "tally.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const child = spawn("vitest", ["run", ...reporters, ...args], {
    cwd: ROOT,
    stdio: ["ignore", isAside ? "pipe" : "inherit", isAside ? "pipe" : "inherit"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (part: Buffer) => output.push(part));
  }
  const [status] = (await once(child, "close")) as [number | null];
  process.stdout.write(Buffer.concat(output));
  const tally = readTally(await readFile(file, "utf8").catch(() => null), status === 0);
  await rm(dir, { recursive: true, force: true });
  return tally;
}

async function explainSkips(): Promise<void> {
  const docker = await whyNoDocker();
  if (docker !== null) console.log(`Skipped: whatever runs Python in containers. ${docker}`);
  if (!existsSync("/usr/bin/chromium") && process.env["CHROMIUM"] === undefined) {
    console.log("Skipped: what opens pages. Install chromium, or set CHROMIUM to its path.");
  }
}

console.log("Building the page that the suites open…");
await ensureWebBuilt(() => {});

// With arguments of one's own (a file, -t, --project) only what they pick runs.
const own = process.argv.slice(2);
const stages =
  own.length > 0
    ? [[own]]
    : STAGES.map((runs) => runs.map((names) => names.map((name) => `--project=${name}`)));
let tally = NO_TESTS;
for (const runs of stages) {
  const done = await Promise.all(runs.map((run, index) => runVitest(run, index > 0)));
  tally = done.reduce(addTallies, tally);
}

if (tally.skipped > 0) {
  await explainSkips();
  for (const name of tally.skippedNames) console.log(`  skipped: ${name}`);
}
// Once more at the end: what failed first scrolled away half an hour ago.
for (const test of tally.unsteady) console.log(`  passed at its second try: ${test}`);
for (const failure of tally.failures) console.log(`  failed: ${failure}`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
