import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ROOT } from "../../scripts/paths.ts";

/** As a person's `npm start` runs it. */
export const START_COMMAND = [join(ROOT, "scripts/bootstrap.cjs"), "start"];

export interface Started {
  url: string;
  stateDir: string;
  /** All that it has printed for the person at the terminal. */
  printed: string;
  /** As a terminal's Ctrl-C, or a service manager: to the whole group. Resolves with its exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
  /** Removes its state. */
  forget(): Promise<void>;
}

/** Starts the whole system with a state of its own, on any port, and waits until it says its address. */
export async function npmStart(env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const stateDir = await mkdtemp(join(tmpdir(), "gradewire-start-"));
  const args = [...START_COMMAND, "--port", "0", "--state", stateDir];
  const start = spawn(process.execPath, args, {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const { url, printed } = await untilReady(start);
  return {
    url,
    stateDir,
    printed,
    async stop(signal) {
      if (start.pid !== undefined) process.kill(-start.pid, signal);
      const [code]: (number | null)[] = await once(start, "exit");
      return code ?? null;
    },
    forget: () => rm(stateDir, { recursive: true, force: true }),
  };
}

function untilReady(start: ChildProcess): Promise<{ url: string; printed: string }> {
  let printed = "";
  return new Promise((resolve, reject) => {
    start.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /Gradewire is ready: +(\S+)/.exec(printed)?.[1];
      if (url !== undefined) resolve({ url, printed });
    });
    start.on("exit", () => reject(new Error(`ended before it was ready:\n${printed}`)));
  });
}
