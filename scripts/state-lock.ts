import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { onChildStart, StartError } from "./child.ts";

const FILE = "running.json";

interface Holder {
  /** The process that runs a system on the folder. */
  pid: number;
  /** The process groups of the programs it started. */
  groups: number[];
}

/**
 * Takes a state folder for this process. A holder that was killed counts for nothing, and what it
 * left running is ended first.
 * @throws StartError when another system runs on the folder.
 */
export async function lockState(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, FILE);
  const holder = await readHolder(folder);
  if (holder !== null && isAlive(holder.pid)) {
    throw new StartError(
      `Another npm start (process ${holder.pid}) runs on ${folder}. Stop it, or choose another folder with --state.`,
    );
  }
  for (const group of holder?.groups ?? []) endOrphans(group);

  const own: Holder = { pid: process.pid, groups: [] };
  const write = () => writeFileSync(file, JSON.stringify(own));
  write();
  const stopListening = onChildStart((group) => {
    own.groups.push(group);
    write();
  });
  return () => {
    stopListening();
    rmSync(file, { force: true });
  };
}

/** The live process that runs a system on this folder, or null. */
export async function findHolder(folder: string): Promise<number | null> {
  const holder = await readHolder(folder);
  return holder !== null && isAlive(holder.pid) ? holder.pid : null;
}

async function readHolder(folder: string): Promise<Holder | null> {
  const text = await readFile(join(folder, FILE), "utf8").catch(() => null);
  try {
    const holder = JSON.parse(text ?? "null") as Holder | null;
    return holder?.pid === process.pid ? null : holder;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Numbers of processes are used again: a group is ended only if it is one of ours by its command. */
function endOrphans(group: number): void {
  try {
    const command = readFileSync(`/proc/${group}/cmdline`, "utf8");
    if (/wrangler|grader-node/.test(command)) process.kill(-group, "SIGKILL");
  } catch {
    // It is gone, or this system has no /proc to ask.
  }
}
