import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { whyNoDocker } from "../grader-node/image/docker-cli.ts";
import { ROOT } from "./paths.ts";
import { type Tally, addTallies, NO_TESTS, readTally } from "./test-tally.ts";
import { ensureWebBuilt } from "./web-build.ts";

/** All at once, and then the suites that want the machine's two cores, each by itself. */
const TOGETHER = ["contract", "worker", "queue-emulator*", "grader-node", "cli", "web", "scripts"];
const ALONE = ["security", "system"];

async function runProjects(args: readonly string[]): Promise<Tally> {
  const dir = await mkdtemp(join(tmpdir(), "gradewire-tally-"));
  const file = join(dir, "tally.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const outcome = spawnSync("vitest", ["run", ...reporters, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const tally = readTally(await readFile(file, "utf8").catch(() => null), outcome.status === 0);
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
const runs =
  own.length > 0
    ? [own]
    : [TOGETHER, ...ALONE.map((name) => [name])].map((names) =>
        names.map((name) => `--project=${name}`),
      );
let tally = NO_TESTS;
for (const run of runs) tally = addTallies(tally, await runProjects(run));

if (tally.skipped > 0) {
  await explainSkips();
  for (const name of tally.skippedNames) console.log(`  skipped: ${name}`);
}
// Once more at the end: what failed first scrolled away half an hour ago.
for (const failure of tally.failures) console.log(`  failed: ${failure}`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
