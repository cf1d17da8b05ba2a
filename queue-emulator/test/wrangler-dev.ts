import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface WranglerDev {
  /** Where the first Worker of the session answers. */
  readonly origin: string;
  /** Stops the session and waits until its processes are gone. */
  stop(): Promise<void>;
}

const FOLDER = join(import.meta.dirname, "..");
const WRANGLER = join(FOLDER, "../node_modules/wrangler/bin/wrangler.js");
const START_MS = 60_000;

/**
 * Starts the producer fixture and the emulator in one `wrangler dev` session on a free port.
 * @param persistTo the folder that keeps the state.
 * @throws Error with wrangler's output when it is not ready in time.
 */
export async function startWranglerDev(persistTo: string, token: string): Promise<WranglerDev> {
  const configs = ["test-fixture/wrangler.toml", "wrangler.toml"].flatMap((file) => ["-c", file]);
  const flags = ["-e", "local", "--port", "0", "--inspector-port", "0", "--persist-to", persistTo];
  const child = spawn(process.execPath, [WRANGLER, "dev", ...configs, ...flags], {
    cwd: FOLDER,
    env: {
      ...process.env,
      QUEUE_TOKEN: token,
      CI: "1",
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      WRANGLER_SEND_METRICS: "false",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { origin: await readOrigin(child), stop: () => stop(child) };
}

async function readOrigin(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      child.kill();
      reject(new Error(`wrangler dev ${reason}:\n${output}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${START_MS} ms`), START_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const origin = /Ready on (http:\/\/\S+)/.exec(output)?.[1];
      if (origin === undefined) return;
      clearTimeout(timer);
      resolve(origin);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => fail(`ended with ${code}`));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
