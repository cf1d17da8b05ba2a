import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { ROOT } from "./paths.ts";

const running = new Set<Child>();
const listeners = new Set<(group: number) => void>();

/** Calls back with the process group of each program that is started until it is called off. */
export function onChildStart(listener: (group: number) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Ends every program that was started here, at once: for an ending that leaves no time. */
export function killChildren(): void {
  for (const child of running) child.kill();
}

/**
 * Asks every program to end that was started here, the last one first, so that a grader returns what it
 * runs and removes its containers while the app still answers. Resolves after `graceMs` at the latest.
 */
export async function hurryChildren(graceMs: number): Promise<void> {
  const late = sleep(graceMs, undefined, { ref: false });
  for (const child of [...running].toReversed()) {
    child.process.kill("SIGTERM");
    await Promise.race([child.ended, late]);
  }
}

// However this process ends short of SIGKILL, nothing that it started is left behind.
process.on("exit", killChildren);

/** A program of the local system, its output in a log file. */
export interface Child {
  readonly process: ChildProcess;
  /** Settles when the program has ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Asks it to end, and makes it after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  /** Ends it at once, with every process it started. */
  kill(): void;
  lastLines(): Promise<string>;
}

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches only the one who started it
 * and everything is stopped in order.
 */
export function startChild(
  command: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; logFile: string },
): Child {
  const log = openSync(options.logFile, "a");
  const program = spawn(command, args, {
    cwd: ROOT,
    env: options.env,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    program.on("exit", (code, signal) => resolve({ code, signal }));
    program.on("error", () => resolve({ code: 127, signal: null }));
  });

  function signalGroup(signal: NodeJS.Signals): void {
    if (program.pid === undefined) return;
    try {
      process.kill(-program.pid, signal);
    } catch {
      // The group is gone already.
    }
  }

  const child: Child = {
    process: program,
    ended,
    async stop(graceMs) {
      if (program.exitCode === null && program.signalCode === null) program.kill("SIGTERM");
      const late = setTimeout(() => signalGroup("SIGKILL"), graceMs);
      await ended;
      clearTimeout(late);
      signalGroup("SIGKILL");
    },
    kill: () => signalGroup("SIGKILL"),
    async lastLines() {
      const text = await readFile(options.logFile, "utf8").catch(() => "");
      return text.trimEnd().split("\n").slice(-20).join("\n");
    },
  };
  running.add(child);
  if (program.pid !== undefined) for (const listener of listeners) listener(program.pid);
  void ended.then(() => running.delete(child));
  return child;
}

/** Runs a program to its end; on failure its output is part of the error. */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("close", resolve);
    child.on("error", reject);
  });
  const text = Buffer.concat(output).toString();
  if (code !== 0) throw new StartError(`\`${[command, ...args].join(" ")}\` failed:\n${text}`);
  return text;
}

/** Why the system could not be started, in a sentence for the person at the terminal. */
export class StartError extends Error {
  override readonly name = "StartError";
}
