import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { takeLock } from "./build-lock.ts";

let dir = "";
let lock = "";

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "gradewire-lock-"));
  lock = join(dir, "build.lock");
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const anHourAgo = new Date(Date.now() - 3_600_000);
/** The id of a process that has ended. */
const endedPid = () => String(spawnSync(process.execPath, ["--version"]).pid);

test("a lock is waited for until it is given back", async () => {
  const release = await takeLock(lock, () => undefined);
  let waits = 0;
  let isTaken = false;
  const second = takeLock(lock, () => (waits += 1)).then((releaseSecond) => {
    isTaken = true;
    return releaseSecond;
  });
  await expect.poll(() => waits).toBe(1);
  expect(isTaken).toBe(false);
  await release();
  await (
    await second
  )();
  expect(await readdir(dir)).toEqual([]);
});

test("an empty lock that a crash left is broken", async () => {
  await writeFile(lock, "");
  await utimes(lock, anHourAgo, anHourAgo);
  await (
    await takeLock(lock, () => undefined)
  )();
  expect(await readdir(dir)).toEqual([]);
});

test.each([
  ["an empty one", () => ""],
  ["one of a process that has ended", endedPid],
])("of many who find %s only one has the lock at a time", async (_name, content) => {
  const rounds = Array.from({ length: 20 }, async (_, round) => {
    const path = `${lock}-${round}`;
    await writeFile(path, content());
    await utimes(path, anHourAgo, anHourAgo);
    let holders = 0;
    let most = 0;
    const use = async () => {
      const release = await takeLock(path, () => undefined);
      holders += 1;
      most = Math.max(most, holders);
      await new Promise((resolve) => setTimeout(resolve, 2));
      holders -= 1;
      await release();
    };
    await Promise.all([use(), use(), use()]);
    return most;
  });
  expect(new Set(await Promise.all(rounds))).toEqual(new Set([1]));
});
