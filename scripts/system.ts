import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { SandboxKind } from "../contract/verdict.ts";
import type { HealthReport } from "../grader-node/health.ts";
import { ensureSandboxImage } from "../grader-node/image/build.ts";
import { ImageBuildError } from "../grader-node/image/docker-cli.ts";
import { chooseSandbox } from "../grader-node/sandbox/choice.ts";
import { MOST_SLOTS } from "../grader-node/sandbox/wasm.ts";
import { type Child, run, startChild, StartError } from "./child.ts";
import { type LocalSystem, prepareState, type StateFolder, stateFolder } from "./local-state.ts";
import { ROOT } from "./paths.ts";
import { requireFreePort } from "./ports.ts";
import { lockState } from "./state-lock.ts";
import { ensureWebBuilt } from "./web-build.ts";

const READY_MS = 120_000;
const POLL_MS = 50;
const GRADER_GRACE_MS = 20_000;
const APP_GRACE_MS = 5_000;
/** As in wrangler.toml: wrangler itself never runs the cron on one machine. */
const CRON_MS = 60_000;
const RESTART_PAUSE_MS = 1_000;

export interface SystemOptions {
  /** 0 for any free port. */
  port: number;
  stateDir: string;
  /** Folders of courses to publish once the app answers. */
  courses: readonly string[];
  /** Else containers where an engine answers, and WebAssembly where none does. */
  sandbox?: SandboxKind | undefined;
  /** Settings of the app besides those of this process: OIDC_ISSUER and its like. */
  env?: Readonly<Record<string, string>> | undefined;
  log: (line: string) => void;
  /** Aborted, it stops what was started and makes `startSystem` reject. */
  signal?: AbortSignal;
}

/** App, queue emulator and one grader on this machine, up to the point where code is graded. */
export interface System {
  /** Where its data lives. */
  readonly stateDir: string;
  readonly local: LocalSystem;
  /** The grader that runs now; when it ends by itself, another is started. */
  readonly grader: Child;
  /** Ends the grader and starts one with more environment. */
  replaceGrader(env: Record<string, string>): Promise<void>;
  /** Ends the grader and starts no other. */
  stopGrader(): Promise<void>;
  waitForGraders(count: number): Promise<void>;
  /** Runs the app's cron now. */
  runCron(): Promise<void>;
  /** Ends app and emulator, or kills them where they are, and starts them again on the same state. */
  restartApp(how?: "stop" | "kill"): Promise<void>;
  /** What wrangler was given as `--persist-to`. */
  readonly persistTo: string;
  stop(): Promise<void>;
}

/** @throws StartError with a sentence for the person at the terminal. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const folder = stateFolder(options.stateDir);
  const unlock = await lockState(folder.own);
  try {
    return await startLocked(options, folder, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function startLocked(
  options: SystemOptions,
  folder: StateFolder,
  unlock: () => void,
): Promise<System> {
  const { log } = options;
  const port = await requireFreePort(options.port);
  const healthPort = await requireFreePort(0);
  const url = `http://localhost:${port}`;
  const addresses = { url, graderUrl: `http://127.0.0.1:${healthPort}` };
  const { kind, notice } = await chooseSandbox(options.sandbox);
  if (notice !== null) log(notice);
  const sandbox = kind === "wasm" ? Promise.resolve(WASM) : inContainers(log);
  const [local] = await Promise.all([
    prepareState(folder, addresses, log),
    ensureWebBuilt(log),
    sandbox,
  ]);

  let stopping = false;
  const settings = { ...process.env, ...options.env };
  let app = startApp(folder, port, local, settings);
  let grader: Child | null = null;
  const cron = setInterval(() => {
    runCron().catch((error: unknown) =>
      log(error instanceof Error ? error.message : String(error)),
    );
  }, CRON_MS);

  async function runCron(): Promise<void> {
    const { status } = await fetch(`${url}/cdn-cgi/local/scheduled`);
    if (status !== 200) throw new Error(`The app's cron could not be run: status ${status}.`);
  }

  function startGrader(sandboxEnv: Variables, env: Variables = {}): void {
    const child = startChild(process.execPath, [join(ROOT, "grader-node/main.ts")], {
      logFile: folder.logFile("grader"),
      env: {
        ...process.env,
        API_URL: url,
        NODE_TOKEN: local.nodeToken,
        NODE_NAME: `local-${port}`,
        QUEUE_API_URL: `${url}/queue-emulator`,
        QUEUE_ACCOUNT_ID: "local",
        QUEUE_TOKEN: local.queueToken,
        QUEUE_ID: "grading",
        QUEUE_BULK_ID: "grading-bulk",
        ...sandboxEnv,
        CACHE_DIR: join(folder.own, "bundles"),
        HEALTH_PORT: String(healthPort),
        ...env,
      },
    });
    grader = child;
    void restartWhenEnded(child, sandboxEnv, env);
  }

  async function restartWhenEnded(
    child: Child,
    sandboxEnv: Variables,
    env: Variables,
  ): Promise<void> {
    await child.ended;
    if (stopping || grader !== child) return;
    log("The grader ended by itself; starting it again.");
    await sleep(RESTART_PAUSE_MS);
    if (!stopping && grader === child) startGrader(sandboxEnv, env);
  }

  async function stopGrader(): Promise<void> {
    const old = grader;
    grader = null;
    await old?.stop(GRADER_GRACE_MS);
  }

  async function until(isReady: () => Promise<boolean>, child: () => Child | null): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (!(await isReady())) {
      const program = child();
      if (program !== null && program.process.exitCode !== null) {
        throw new StartError(`A part ended while starting:\n${await program.lastLines()}`);
      }
      if (options.signal?.aborted === true) throw new StartError("Stopped before it was ready.");
      if (Date.now() > deadline) throw new StartError("The system did not become ready in time.");
      await sleep(POLL_MS);
    }
  }

  async function waitForGraders(count: number): Promise<void> {
    await until(
      async () => ((await readHealth(url))?.graders ?? -1) >= count,
      () => grader,
    );
  }

  async function waitForApp(): Promise<void> {
    await until(
      async () => (await readHealth(url)) !== null,
      () => app,
    );
  }

  async function stop(): Promise<void> {
    stopping = true;
    clearInterval(cron);
    // The grader first: it reports what it is running to an app that still answers.
    await grader?.stop(GRADER_GRACE_MS);
    await app.stop(APP_GRACE_MS);
    unlock();
  }

  try {
    await waitForApp();
    startGrader(await sandbox);
    await Promise.all([publish(options.courses, local), waitForGraders(1)]);
    const warning = await weakIsolation(addresses.graderUrl);
    if (warning !== null) log(warning);
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    stateDir: options.stateDir,
    local,
    get grader() {
      if (grader === null) throw new Error("the grader was not started");
      return grader;
    },
    async replaceGrader(env) {
      await stopGrader();
      startGrader(await sandbox, env);
    },
    stopGrader,
    waitForGraders,
    runCron,
    persistTo: folder.persistTo,
    async restartApp(how = "stop") {
      if (how === "kill") app.kill();
      await app.stop(APP_GRACE_MS);
      app = startApp(folder, port, local, settings);
      await waitForApp();
    },
    stop,
  };
}

type Variables = Record<string, string>;

/** What the grader is told of the sandbox that it is to have. */
const WASM: Variables = {
  SANDBOX: "wasm",
  SLOTS: String(Math.min(MOST_SLOTS, availableParallelism())),
};

async function inContainers(log: (line: string) => void): Promise<Variables> {
  try {
    return { SANDBOX: "docker", SANDBOX_IMAGE: await ensureSandboxImage({ log }) };
  } catch (error) {
    throw error instanceof ImageBuildError ? new StartError(error.message) : error;
  }
}

/** Sign-in as the environment sets it up: OIDC_ISSUER, OIDC_CLIENT_ID and so on. */
function signInVars(settings: NodeJS.ProcessEnv): string[] {
  return Object.entries(settings).flatMap(([name, value]) =>
    name.startsWith("OIDC_") && value !== undefined ? ["--var", `${name}:${value}`] : [],
  );
}

function startApp(
  folder: StateFolder,
  port: number,
  local: LocalSystem,
  settings: NodeJS.ProcessEnv,
): Child {
  const args = [
    "dev --env local --config wrangler.toml --config queue-emulator/wrangler.toml",
    `--ip 127.0.0.1 --port ${port} --inspector-port 0 --show-interactive-dev-session=false`,
  ].flatMap((line) => line.split(" "));
  return startChild(
    "wrangler",
    [...args, ...signInVars(settings), "--persist-to", folder.persistTo],
    {
      logFile: folder.logFile("app"),
      env: {
        ...process.env,
        QUEUE_TOKEN: local.queueToken,
        WRANGLER_SEND_METRICS: "false",
        // Nothing of a local system calls out; this would ask Cloudflare for a sample of `request.cf`.
        CLOUDFLARE_CF_FETCH_ENABLED: "false",
        // Else wrangler traces each call into a database of its own and wraps every object for its data
        // browser, at which nobody looks: a third of the CPU time of a submission, half of the memory.
        X_LOCAL_OBSERVABILITY: "false",
        X_LOCAL_EXPLORER: "false",
        FORCE_COLOR: "0",
      },
    },
  );
}

async function publish(courses: readonly string[], local: LocalSystem): Promise<void> {
  if (courses.length === 0) return;
  await run(
    process.execPath,
    [join(ROOT, "cli/main.ts"), "course", "publish", "--no-try", ...courses],
    { ...process.env, GRADEWIRE_URL: local.url, GRADEWIRE_TOKEN: local.token },
  );
}

/** A sentence where the grader cannot give each job namespaces of its own; null where it does. */
async function weakIsolation(graderUrl: string): Promise<string | null> {
  const response = await fetch(`${graderUrl}/healthz`).catch(() => null);
  const report = (await response?.json()) as HealthReport | undefined;
  // Of WebAssembly it was told before.
  if (report === undefined || report.isolation !== "users") return null;
  const { isolationReason } = report;
  return `Jobs are kept apart by users and limits alone. ${isolationReason ?? ""}`.trimEnd();
}

async function readHealth(url: string): Promise<{ graders: number } | null> {
  try {
    const response = await fetch(`${url}/api/health`);
    return response.ok ? ((await response.json()) as { graders: number }) : null;
  } catch {
    return null;
  }
}
