import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

import { ROOT } from "./paths.ts";
import { ensureWebBuilt } from "./web-build.ts";

const { values } = parseArgs({ options: { fix: { type: "boolean", default: false } } });

/** Formatters first: what they write is what the others then read. */
const MENDING: [name: string, command: string[]][] = [
  ["lint, mended", ["oxlint", "--fix"]],
  ["Qwik's rules, mended", ["eslint", "web", "--fix"]],
  ["format", ["oxfmt"]],
];

const CHECKS: [name: string, command: string[]][] = [
  ["format", ["oxfmt", "--check"]],
  ["types", ["tsc", "--build"]],
  ["lint", ["oxlint", "--deny-warnings"]],
  ["Qwik's rules", ["eslint", "web", "--max-warnings=0"]],
  ["imports", ["depcruise", "--config", ".dependency-cruiser.cjs", "--output-type=err-long", "."]],
  ["dead code", ["knip", "--no-progress"]],
];

// The Worker imports the built page, and what is imported must be there to be checked.
if (!values.fix) await ensureWebBuilt(() => {});

let failures = 0;
for (const [name, [command = "", ...args]] of values.fix ? MENDING : CHECKS) {
  const outcome = spawnSync(command, args, { cwd: ROOT, encoding: "utf8" });
  const isFine = outcome.status === 0;
  console.log(`${isFine ? "✓" : "✗"} ${name}`);
  if (!isFine) {
    failures += 1;
    console.log(`${outcome.stdout}${outcome.stderr}`);
  }
}
process.exitCode = failures === 0 ? 0 : 1;
