import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { z } from "zod";

import type { Ended } from "./exec.ts";
import { type Answer, Unavailable } from "./variant.ts";

export const PYTHON_DIR = join(import.meta.dirname, "python");

/** The system's own Python; one in front of it on the path may be a slow wrapper. */
export const HOST_PYTHON = process.env["BENCH_PYTHON"] ?? "/usr/bin/python3";

/** @throws {Unavailable} where it is not there. */
export function hostPython(): string {
  if (existsSync(HOST_PYTHON)) return HOST_PYTHON;
  throw new Unavailable(`There is no ${HOST_PYTHON}; BENCH_PYTHON names another.`);
}

/** The runner's source, for `python3 -c`: no variant needs a file of ours in its sandbox. */
export async function readRunner(): Promise<string> {
  return await readFile(join(PYTHON_DIR, "runner.py"), "utf8");
}

export const RunnerAnswer = z.object({ verdict: z.string(), tests: z.number() });

/** @throws when the runner did not come to a verdict, with what it said. */
export function readRunnerAnswer({ code, stdout, stderr }: Ended): Answer {
  if (code === 0) return RunnerAnswer.parse(JSON.parse(stdout));
  throw new Error(`The runner ended with ${code}: ${stderr.trim().slice(-500)}`);
}
