import { readdir, readFile } from "node:fs/promises";

import Docker from "dockerode";

import { JOB_LABEL } from "../../grader-node/sandbox/docker/container-options.ts";

const KIB = 1024;
const MB = 1_000_000;

/** Host pid of the first process of this node's one container. @throws when it has not just one. */
export async function findFirstProcess(node: string): Promise<number> {
  const [id, ...others] = await listContainerIds(node);
  if (id === undefined || others.length > 0) throw new Error("There is not just one container.");
  const { State: state } = await new Docker().getContainer(id).inspect();
  return state.Pid;
}

/** Ids of the containers that this node has on the engine. */
async function listContainerIds(node: string): Promise<string[]> {
  const containers = await new Docker().listContainers({
    filters: { label: [`${JOB_LABEL}=${node}`] },
  });
  return containers.map(({ Id: id }) => id);
}

/**
 * Host pids of all that this node's containers consist of: what runs in them, and what runs for
 * them alone (the shim; under gVisor its kernel and file server), known by the id in their command.
 */
export async function listContainerProcesses(node: string): Promise<number[]> {
  const ids = await listContainerIds(node);
  return await filterPids(async (pid) => {
    const [cgroups, command] = await Promise.all([
      readFile(`/proc/${pid}/cgroup`, "utf8"),
      readFile(`/proc/${pid}/cmdline`, "utf8"),
    ]);
    return ids.some((id) => cgroups.includes(id) || command.includes(id));
  });
}

async function filterPids(holds: (pid: number) => Promise<boolean>): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  // A process that ends meanwhile is none.
  const kept = await Promise.all(pids.map((pid) => holds(pid).catch(() => false)));
  return pids.filter((_, index) => kept[index]);
}

/**
 * Proportional set size of these processes together, in MB: a page that several share counts once.
 * Null where the kernel does not show it, which for other users' processes takes root.
 */
export async function readMemoryMb(pids: readonly number[]): Promise<number | null> {
  let kib = 0;
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // Ended meanwhile, or a zombie: neither has memory.
      return code === "ENOENT" || code === "ESRCH" ? "" : null;
    });
    if (text === null) return null;
    kib += Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
  }
  return (kib * KIB) / MB;
}

/** How many descriptors these processes hold together. */
export async function countDescriptors(pids: readonly number[]): Promise<number> {
  const counts = await Promise.all(
    pids.map(async (pid) => (await readdir(`/proc/${pid}/fd`).catch(() => [])).length),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How many mounts a process sees. */
export async function countMounts(pid: number | "self"): Promise<number> {
  const text = await readFile(`/proc/${pid}/mountinfo`, "utf8").catch(() => "");
  return text.split("\n").length - 1;
}

const TICKS_PER_SECOND = 100;
/** Fields of the first line of /proc/stat, in order; guests' time is part of `user`. */
const BUSY_FIELDS = [0, 1, 2, 5, 6];

/** CPU time that all processors together have spent on anything since boot, in milliseconds. */
export async function readBusyMs(): Promise<number> {
  const text = await readFile("/proc/stat", "utf8");
  return parseBusyMs(text);
}

export function parseBusyMs(stat: string): number {
  const ticks = (stat.split("\n", 1)[0] ?? "").trim().split(/\s+/).slice(1).map(Number);
  const busy = BUSY_FIELDS.reduce((sum, field) => sum + (ticks[field] ?? 0), 0);
  return (busy * 1_000) / TICKS_PER_SECOND;
}
