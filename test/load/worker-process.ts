import { readdir, readFile, readlink } from "node:fs/promises";

const KIB = 1024;
const TICKS_PER_SECOND = 100;
/** A socket's state in /proc/net/tcp. */
const LISTENING = "0A";
/** Fields of /proc/PID/stat behind the command, which may have blanks: user and system time. */
const TIME_FIELDS = [11, 12];

/** What a local system's Worker uses, in bytes or milliseconds. */
export interface WorkerUse {
  /** The workerd in which the Worker, its Durable Objects and its database live. */
  worker: number;
  /** The workerd through which `wrangler dev` passes every connection; there is none in the cloud. */
  proxy: number;
}

/** The processes of a local `wrangler dev`; each answer is null once one of them has ended. */
export interface WorkerProcess {
  /** Resident memory in bytes. */
  readMemory(): Promise<WorkerUse | null>;
  /** CPU time since its start, in milliseconds. */
  readCpu(): Promise<WorkerUse | null>;
}

/** Null where the app at this address is not a `wrangler dev` of this machine. */
export async function findWorker(url: string): Promise<WorkerProcess | null> {
  const { hostname, port } = new URL(url);
  if (!["localhost", "127.0.0.1"].includes(hostname)) return null;
  const all = (await Promise.all((await listPids()).map(describe))).filter((one) => one !== null);
  const inodes = await findListening(Number(port));
  const answering = await Promise.all(all.map(async ({ pid }) => holdsSocket(pid, inodes)));
  const parents = new Set(all.filter((_, index) => answering[index]).map(({ parent }) => parent));
  const own = all.filter(({ parent }) => parents.has(parent));
  // Only the proxy is told its port; the Worker takes any, on which it can be asked as well.
  const proxies = own.filter(({ command }) => /entry=127\.0\.0\.1:[1-9]/.test(command));
  const others = own.filter((one) => !proxies.includes(one));
  if (proxies.length === 0 || others.length === 0) return null;
  const read = async (readOne: (pid: number) => Promise<number>) => {
    try {
      return { worker: await sum(others, readOne), proxy: await sum(proxies, readOne) };
    } catch {
      return null;
    }
  };
  return { readMemory: async () => read(residentBytes), readCpu: async () => read(cpuMs) };
}

async function sum(
  programs: readonly { pid: number }[],
  readOne: (pid: number) => Promise<number>,
): Promise<number> {
  const each = await Promise.all(programs.map(async ({ pid }) => readOne(pid)));
  return each.reduce((total, one) => total + one, 0);
}

async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * KIB;
}

async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = TIME_FIELDS.reduce((total, field) => total + Number(fields[field]), 0);
  return (ticks * 1_000) / TICKS_PER_SECOND;
}

/** The kernel's numbers of the sockets that listen on this port. */
async function findListening(port: number): Promise<Set<string>> {
  const text = await readFile("/proc/net/tcp", "utf8").catch(() => "");
  const ending = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const lines = text.split("\n").map((line) => line.trim().split(/\s+/));
  return new Set(
    lines.flatMap(([, local = "", , state, , , , , , inode]) =>
      local.endsWith(ending) && state === LISTENING ? [`socket:[${inode}]`] : [],
    ),
  );
}

async function holdsSocket(pid: number, inodes: ReadonlySet<string>): Promise<boolean> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(
    names.map(async (name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => "")),
  );
  return links.some((link) => inodes.has(link));
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
