import { expect, it } from "vitest";

import { runCommand } from "./docker-cli.ts";

const OLDEST = [3, 11] as const;
const TIMEOUT_MS = 120_000;

/** Null when this machine's own Python is one that the judge is made for, else why not. */
async function whyNoPython(): Promise<string | null> {
  const wanted = `Python ${OLDEST.join(".")} or later is not installed here`;
  const answer = await runCommand("python3", [
    "-c",
    "import sys; print(sys.version_info >= (3, 11))",
  ]).catch(() => null);
  return answer?.stdout.trim() === "True" ? null : wanted;
}

const reason = await whyNoPython();
if (reason !== null) console.warn(`Skipped the judge's own unit tests: ${reason}.`);

it.skipIf(reason !== null)(
  "the judge's Python unit tests pass",
  async () => {
    const run = await runCommand(
      "python3",
      ["-B", "-W", "ignore", "-m", "unittest", "discover", "-t", ".", "-s", "tests"],
      { cwd: import.meta.dirname, timeoutMs: TIMEOUT_MS },
    );
    expect(run.stderr).toMatch(/\nOK\n$/);
    expect(run.code).toBe(0);
  },
  TIMEOUT_MS,
);
