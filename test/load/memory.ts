import { readdir, readFile } from "node:fs/promises";

const KIB = 1024;

/** Resident memory of a local system's Worker in bytes: its own process, and the one before it. */
export interface WorkerMemory {
  /** The workerd in which the Worker and its Durable Objects live. */
  worker: number;
  /** The workerd through which `wrangler dev` passes every connection; there is none in the cloud. */
  proxy: number;
}

/** The processes of a local `wrangler dev`. */
export interface WorkerProcesses {
  worker: number[];
  proxy: number[];
}

/** Null where the app at this address is not a `wrangler dev` of this machine. */
export async function findWorker(url: string): Promise<WorkerProcesses | null> {
  const { hostname, port } = new URL(url);
  if (!["localhost", "127.0.0.1"].includes(hostname)) return null;
  const all = (await Promise.all((await listPids()).map(describe))).filter((one) => one !== null);
  const proxies = all.filter(({ command }) => command.includes(`entry=127.0.0.1:${port}\0`));
  const parents = new Set(proxies.map(({ parent }) => parent));
  const others = all.filter((one) => parents.has(one.parent) && !proxies.includes(one));
  if (proxies.length === 0 || others.length === 0) return null;
  return { worker: others.map(({ pid }) => pid), proxy: proxies.map(({ pid }) => pid) };
}

/** @throws when one of the processes has ended. */
export async function readWorkerMemory({ worker, proxy }: WorkerProcesses): Promise<WorkerMemory> {
  return { worker: await residentBytes(worker), proxy: await residentBytes(proxy) };
}

async function residentBytes(pids: readonly number[]): Promise<number> {
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * KIB;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function listPids(): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

/** A workerd, or null for any other process and for one that has ended meanwhile. */
async function describe(
  pid: number,
): Promise<{ pid: number; parent: number; command: string } | null> {
  try {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
    if (!/\/workerd\0/.test(command)) return null;
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    return { pid, parent: Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]), command };
  } catch {
    return null;
  }
}
