import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { StartError } from "./child.ts";

const FILE = "running.pid";

/**
 * Takes a state folder for this process. A lock whose process is gone counts for nothing.
 * @throws StartError when another system runs on the folder.
 */
export async function lockState(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const holder = await findHolder(folder);
  if (holder !== null) {
    throw new StartError(
      `Another npm start (process ${holder}) runs on ${folder}. Stop it, or choose another folder with --state.`,
    );
  }
  const file = join(folder, FILE);
  await writeFile(file, String(process.pid));
  return async () => rm(file, { force: true });
}

/** The process that runs a system on this folder, or null. */
export async function findHolder(folder: string): Promise<number | null> {
  const pid = Number(await readFile(join(folder, FILE), "utf8").catch(() => ""));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}
