import { randomUUID } from "node:crypto";
import { link, readFile, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 250;
/** Made in one step with what it holds, a lock is never empty for long: then it is a crash's. */
const EMPTY_IS_STALE_MS = 5_000;
/** Breaking a lock takes a few calls to the disk. */
const BREAKING_IS_STALE_MS = 10_000;

/**
 * Waits for the lock file, takes it and answers how to give it back. The lock of a process that has
 * ended is broken.
 * @param onWait called once, when somebody else has it.
 */
export async function takeLock(path: string, onWait: () => void): Promise<() => Promise<void>> {
  for (let hasWaited = false; ;) {
    if (await make(path, String(process.pid))) return () => rm(path, { force: true });
    const stale = await staleLock(path);
    if (stale !== null && (await breakLock(path, stale))) continue;
    if (!hasWaited) onWait();
    hasWaited = true;
    await sleep(POLL_MS);
  }
}

/** Makes a file with its content in one step; false when there is one. */
async function make(path: string, content: string): Promise<boolean> {
  const whole = `${path}.${randomUUID()}`;
  await writeFile(whole, content);
  try {
    await link(whole, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

/** What tells this lock from a later one, when nobody alive holds it; else null. */
async function staleLock(path: string): Promise<string | null> {
  try {
    const { ino, mtimeMs } = await stat(path);
    const holder = Number(await readFile(path, "utf8"));
    const isStale = holder > 0 ? !isAlive(holder) : Date.now() - mtimeMs > EMPTY_IS_STALE_MS;
    return isStale ? `${ino}-${Math.round(mtimeMs)}` : null;
  } catch {
    return null;
  }
}

/**
 * Removes a stale lock. Of those who saw it only one may, and looks again while nobody else may: the
 * others would remove the lock that the first one takes next.
 */
async function breakLock(path: string, stale: string): Promise<boolean> {
  const breaking = `${path}.${stale}.breaking`;
  if (!(await make(breaking, ""))) {
    const since = await stat(breaking).catch(() => null);
    if (since && Date.now() - since.mtimeMs > BREAKING_IS_STALE_MS) {
      await rm(breaking, { force: true });
    }
    return false;
  }
  try {
    if ((await staleLock(path)) !== stale) return false;
    await rm(path, { force: true });
    return true;
  } finally {
    await rm(breaking, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and is alive.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
