import { existsSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { readFile } from "node:fs/promises";

import { docker } from "../../grader-node/image/docker-cli.ts";
import { runWithInput } from "./exec.ts";
import { HOST_PYTHON } from "./host-python.ts";

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  system: string;
  kernel: string;
  cgroup: string;
  docker: string;
  runc: string;
  /** The sandbox image's, and the host's. */
  python: string;
  hostPython: string;
  bubblewrap: string;
  gvisor: string;
  node: string;
}

const UNKNOWN = "unknown";
const GB = 1_000_000_000;

export async function describeMachine(image: string | null): Promise<Machine> {
  const processors = cpus();
  const engine = await docker(["version", "--format", "{{json .Server}}"]).catch(() => null);
  const { Version: version, Components: components = [] } = parseEngine(engine?.stdout ?? "");
  const runc = components.find(({ Name: name }) => name === "runc");
  const imageArgs = ["run", "--rm", "--network=none", "--entrypoint=python3"];
  return {
    cpu: processors[0]?.model.trim() ?? UNKNOWN,
    cores: processors.length,
    memoryGb: Math.round(totalmem() / GB),
    system: await systemName(),
    kernel: release(),
    cgroup: existsSync("/sys/fs/cgroup/cgroup.controllers") ? "v2" : "v1",
    docker: version ?? "none",
    runc: runc?.Version ?? UNKNOWN,
    python: image === null ? "none" : await firstLineOf("docker", [...imageArgs, image, "-V"]),
    hostPython: await firstLineOf(HOST_PYTHON, ["-V"]),
    bubblewrap: await firstLineOf("bwrap", ["--version"]),
    gvisor: await firstLineOf("runsc", ["--version"]),
    node: process.version,
  };
}

/** One sentence. */
export function machineText(machine: Machine): string {
  const { cpu, cores, memoryGb, system, kernel, cgroup } = machine;
  return (
    `${cpu}, ${cores} cores, ${memoryGb} GB; ${system}, kernel ${kernel}, cgroup ${cgroup}; ` +
    `Docker ${machine.docker}, runc ${machine.runc}, ${machine.bubblewrap}, ${machine.gvisor}; ` +
    `${machine.python} in the image, ${machine.hostPython} on the host, Node ${machine.node}.`
  );
}

interface Engine {
  Version?: string;
  Components?: { Name: string; Version: string }[];
}

function parseEngine(text: string): Engine {
  try {
    return (JSON.parse(text) ?? {}) as Engine;
  } catch {
    return {};
  }
}

async function systemName(): Promise<string> {
  const text = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(text)?.[1] ?? UNKNOWN;
}

async function firstLineOf(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await runWithInput(command, args).catch(() => ({ stdout: "" }));
  return stdout.trim().split("\n", 1)[0] || `no ${command}`;
}
