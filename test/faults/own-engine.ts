import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { docker, runCommand } from "../../grader-node/image/docker-cli.ts";

const READY_MS = 60_000;

/** A Docker engine of a test's own, beside the machine's, that can be stopped. */
export interface OwnEngine {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  start(): Promise<void>;
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Stops it, and everything it runs, and leaves no file behind. */
  remove(): Promise<void>;
}

/** Starts an engine in a temporary folder, which has one image of the machine's own engine. */
export async function startOwnEngine(image: string): Promise<OwnEngine> {
  const dir = await mkdtemp(join(tmpdir(), "gw-engine-"));
  const host = `unix://${dir}/docker.sock`;
  const logFile = join(dir, "dockerd.log");
  const pidFile = join(dir, "dockerd.pid");
  let daemon: ChildProcess | null = null;

  async function start(): Promise<void> {
    // An engine that was killed leaves its containerd, which holds the database that the next one waits
    // for, and both their numbers, which another process may have by now, or one that nobody reaped.
    await endLeftProcesses(dir, "containerd");
    await rm(pidFile, { force: true });
    await rm(join(dir, "exec/containerd/containerd.pid"), { force: true });
    const log = openSync(logFile, "a");
    daemon = spawn(
      "unshare",
      [
        // In a network of its own: an engine without a bridge takes the machine's docker0 away.
        "--net",
        "dockerd",
        `--host=${host}`,
        `--data-root=${dir}/data`,
        `--exec-root=${dir}/exec`,
        `--pidfile=${pidFile}`,
        "--bridge=none",
        "--iptables=false",
        "--ip6tables=false",
        "--ip-forward=false",
        "--ip-masq=false",
        // Nothing of the machine's engine is in them, should both have one containerd.
        "--containerd-namespace=gradewire-test",
        "--containerd-plugins-namespace=gradewire-test-plugins",
      ],
      { stdio: ["ignore", log, log] },
    );
    closeSync(log);
    const deadline = Date.now() + READY_MS;
    while ((await docker(["version"], { env: { ...process.env, DOCKER_HOST: host } })).code !== 0) {
      if (Date.now() > deadline || daemon.exitCode !== null) {
        const lines = (await readFile(logFile, "utf8")).trimEnd().split("\n").slice(-10);
        throw new Error(`A second Docker engine did not start:\n${lines.join("\n")}`);
      }
      await sleep(100);
    }
  }

  async function stop(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (daemon === null || daemon.exitCode !== null || daemon.signalCode !== null) return;
    const ended = once(daemon, "exit");
    daemon.kill(signal);
    await ended;
  }

  await start();
  await copyImage(image, host, join(dir, "image.tar"));
  return {
    host,
    start,
    stop,
    async remove() {
      await stop("SIGTERM");
      await endLeftProcesses(dir, "containerd", "containerd-shim-runc-v2");
      await unmountBelow(dir);
      await rm(dir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function copyImage(image: string, host: string, file: string): Promise<void> {
  const steps = [
    { args: ["save", "--output", file, image], env: process.env },
    { args: ["load", "--quiet", "--input", file], env: { ...process.env, DOCKER_HOST: host } },
  ];
  for (const { args, env } of steps) {
    const { code, stderr } = await docker(args, { env });
    if (code !== 0) throw new Error(`\`docker ${args.join(" ")}\` failed: ${stderr}`);
  }
  await rm(file);
}

/** Ends programs of these names that an engine of this folder left, and waits until they have ended. */
async function endLeftProcesses(dir: string, ...names: readonly string[]): Promise<void> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    const isOurs = command.includes(`${dir}/`);
    if (!isOurs || !names.includes(basename(command.split("\0")[0] ?? ""))) continue;
    try {
      for (process.kill(Number(pid), "SIGKILL"); ; process.kill(Number(pid), 0)) await sleep(20);
    } catch {
      // It has ended.
    }
  }
}

async function unmountBelow(dir: string): Promise<void> {
  const mounts = (await readFile("/proc/self/mounts", "utf8"))
    .split("\n")
    .map((line) => line.split(" ")[1] ?? "")
    .filter((target) => target.startsWith(`${dir}/`));
  // Inner ones before those that they are in.
  for (const target of mounts.toReversed()) await runCommand("umount", ["--lazy", target]);
}
