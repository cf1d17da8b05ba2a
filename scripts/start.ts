import { once } from "node:events";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { SandboxKind } from "../contract/verdict.ts";
import { hurryChildren, StartError } from "./child.ts";
import { DEFAULT_STATE_DIR, ROOT } from "./paths.ts";
import { startSystem } from "./system.ts";

const HELP = `npm start -- [--port N] [--state DIR] [--sandbox KIND]
  Starts the app, the queue emulator and one grader on this machine.
  --port     where the page is served (PORT, else 8787; 0 for any free port)
  --state    where its data lives (GRADEWIRE_STATE, else .wrangler)
  --sandbox  docker or wasm (SANDBOX, else docker where an engine answers, and wasm where none does)`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: process.env["PORT"] || "8787" },
      state: { type: "string", default: process.env["GRADEWIRE_STATE"] ?? DEFAULT_STATE_DIR },
      sandbox: { type: "string", default: process.env["SANDBOX"] ?? "" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(`${values.port} is not a port: choose a number from 0 to 65535.`);
  }
  const sandbox = SandboxKind.safeParse(values.sandbox);
  if (values.sandbox !== "" && !sandbox.success) {
    throw new StartError(`There is no sandbox called "${values.sandbox}": use docker or wasm.`);
  }
  return { port, stateDir: resolve(values.state), sandbox: sandbox.data };
}

function log(line: string): void {
  console.log(line);
}

/** The grader gives up what it runs and removes its containers in less. */
const HURRY_MS = 4_000;
const stopping = new AbortController();
let isHurrying = false;

/** Ctrl-C once more: somebody does not want to wait for the grader. Once again: nor for its containers. */
async function stopInHurry(): Promise<void> {
  if (!isHurrying) {
    isHurrying = true;
    await hurryChildren(HURRY_MS);
  }
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (signal === "SIGINT" && stopping.signal.aborted) void stopInHurry();
    stopping.abort();
  });
}

// The bootstrap, killed, cannot pass anything on.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) stopping.abort();
}, 500).unref();

try {
  const options = readOptions();
  const system = await startSystem({
    ...options,
    courses: [join(ROOT, "courses/first-steps")],
    log,
    signal: stopping.signal,
  });
  log(`
  Gradewire is ready:  ${system.local.url}

  Ctrl-C stops it. Logs: ${join(options.stateDir, "gradewire")}
`);
  if (!stopping.signal.aborted) await once(stopping.signal, "abort");
  log("Stopping: the grader finishes what it runs…");
  await system.stop();
} catch (error) {
  const isExpected = error instanceof StartError || isUsage(error);
  console.error(isExpected && error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function isUsage(error: unknown): boolean {
  const code: unknown = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" && code.startsWith("ERR_PARSE_ARGS");
}
