import { fork, type ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { SandboxResult, trimTests, type GradingResult } from "../../contract/verdict.ts";
import {
  JudgeRefusal,
  SandboxError,
  SandboxProgress,
  type Sandbox,
  type SandboxJob,
} from "./types.ts";
import type { Finished } from "./wasm/host/pair-pool.ts";
import type { Reply, Request } from "./wasm/protocol.ts";

export interface WasmSandboxOptions {
  /** How many jobs run side by side. Each needs some 250 MB. Default: the cores, at most 2. */
  slots?: number;
}

export interface WasmSandbox extends Sandbox {
  /** Starts the interpreters. Jobs run without it too, only later. @throws {SandboxError} */
  prepare(): Promise<void>;
}

const HOST = join(import.meta.dirname, "wasm/host/main.ts");
/** More would need memory that a laptop has not. */
export const MOST_SLOTS = 2;
const MAX_ERROR_CHARS = 2_000;

interface Host {
  process: ChildProcess;
  ready: Promise<void>;
  waiting: Map<number, Waiting>;
}

interface Waiting extends PromiseWithResolvers<Finished> {
  onProgress: ((progress: SandboxProgress) => void) | undefined;
}

/**
 * Python in WebAssembly, for a machine without a container engine: judge and program in two threads of
 * one process, which Node's permission model keeps from everything. See docs/wasm.md for what it is
 * worth beside a container.
 */
export function createWasmSandbox(options: WasmSandboxOptions = {}): WasmSandbox {
  const slots = options.slots ?? Math.min(MOST_SLOTS, availableParallelism());
  let host: Host | undefined;
  let lastId = 0;
  let isClosed = false;

  function open(): Host {
    host ??= startHost(slots, () => (host = undefined));
    return host;
  }

  return {
    name: "wasm",
    async prepare() {
      await open().ready;
    },
    async run(job, signal, onProgress) {
      if (isClosed) throw new SandboxError("The sandbox is closed.");
      if (signal?.aborted) throw new SandboxError("The job was given up before it began.");
      const { process: child, ready, waiting } = open();
      await ready;
      const id = (lastId += 1);
      const answer = Promise.withResolvers<Finished>();
      waiting.set(id, { ...answer, onProgress });
      const send = (request: Request) => child.send(request);
      const giveUp = () => {
        send({ id, job: null });
        answer.reject(new SandboxError("The job was given up."));
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      try {
        send({ id, job });
        return resultOf(await answer.promise, job);
      } finally {
        signal?.removeEventListener("abort", giveUp);
        waiting.delete(id);
      }
    },
    async close() {
      isClosed = true;
      const child = host?.process;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function startHost(slots: number, onEnd: () => void): Host {
  const child = fork(HOST, [String(slots)], {
    execArgv: [
      "--permission",
      "--allow-worker",
      ...readableDirs().map((dir) => `--allow-fs-read=${dir}`),
      "--disable-warning=ExperimentalWarning",
      "--disable-warning=SecurityWarning",
    ],
    env: {},
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const waiting: Host["waiting"] = new Map();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-MAX_ERROR_CHARS);
  });

  child.on("message", (reply: Reply) => {
    if (reply.type === "ready") return ready.resolve();
    const answer = waiting.get(reply.id);
    if (reply.type === "progress") return tellProgress(answer, reply.progress);
    if (reply.type === "ended") answer?.resolve(reply.ended);
    else answer?.reject(new SandboxError(`Python in WebAssembly failed: ${reply.reason}`));
  });
  const fail = (why: string) => {
    onEnd();
    const error = new SandboxError(`Python in WebAssembly ${why}. ${said}`.trim());
    ready.reject(error);
    for (const answer of waiting.values()) answer.reject(error);
  };
  child.once("error", (error) => fail(`could not be started: ${error.message}`));
  child.once("exit", (code, signal) => fail(`has ended (${signal ?? code})`));
  return { process: child, ready: ready.promise, waiting };
}

/** Code and data of the interpreters, and what Node reads to tell what kind of modules they are. */
function readableDirs(): string[] {
  const pyodide = dirname(fileURLToPath(import.meta.resolve("pyodide/package.json")));
  const grader = join(import.meta.dirname, "..");
  const root = join(grader, "..");
  return [
    join(pyodide, "*"),
    join(grader, "sandbox", "*"),
    join(grader, "image/gradewire", "*"),
    join(root, "package.json"),
  ];
}

/** What is malformed is not told: of a judge that has gone wrong the verdict is refused. */
function tellProgress(waiting: Waiting | undefined, progress: unknown): void {
  const parsed = SandboxProgress.safeParse(progress);
  if (!parsed.success) return;
  const { tests, testCount } = parsed.data;
  waiting?.onProgress?.({ tests: trimTests(tests), testCount });
}

function resultOf(ended: Finished, job: SandboxJob): GradingResult {
  if (ended.kind === "refused") throw new JudgeRefusal(ended.reason);
  const { tests, ...rest } = SandboxResult.parse(ended.result);
  if (rest.isolation !== job.isolation) throw new SandboxError("The judge answered another job.");
  return { ...rest, sandbox: "wasm", tests: trimTests(tests) };
}
