import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { runCommand } from "../../grader-node/image/docker-cli.ts";
import type { System } from "../../scripts/system.ts";
import { playBatch } from "./batch/run.ts";

const SIZE_KB = 256;

/** A disk that is full as soon as somebody wants it to be. */
interface SmallDisk {
  readonly dir: string;
  fill(): Promise<void>;
  /** In bytes. */
  free(): Promise<number>;
  remove(): Promise<void>;
}

async function mountSmallDisk(): Promise<SmallDisk> {
  const dir = await mkdtemp(join(tmpdir(), "gradewire-small-disk-"));
  const options = `size=${SIZE_KB}k`;
  const mounted = await runCommand("mount", ["-t", "tmpfs", "-o", options, "tmpfs", dir]);
  if (mounted.code !== 0) {
    await rm(dir, { recursive: true });
    throw new Error(`A small disk could not be mounted: ${mounted.stderr}`);
  }
  const free = async () => {
    const { bavail, bsize } = await statfs(dir);
    return bavail * bsize;
  };
  return {
    dir,
    free,
    async fill() {
      await writeFile(join(dir, "ballast"), Buffer.alloc(await free()));
    },
    async remove() {
      await runCommand("umount", ["--lazy", dir]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn("Skipped a grader on a full disk: only root can mount one.");

/** It fills while bundles are still to be kept, and the grader that starts next finds it so. */
export function tryAFullDisk(system: () => System): void {
  test.skipIf(!isRoot)("a node whose disk fills up, and that starts on a full one", async () => {
    const disk = await mountSmallDisk();
    try {
      const problems = await playBatch({
        name: "disk-full",
        system: system(),
        durationMs: 14_000,
        grader: { CACHE_DIR: disk.dir },
        async disturb(random) {
          await sleep(random.whole(500, 3_000));
          await disk.fill();
          expect(await disk.free()).toBe(0);
          await sleep(random.whole(1_000, 4_000));
          system().grader.kill();
          return { kills: 1 };
        },
      });
      expect(problems).toEqual([]);
    } finally {
      await system().stopGrader();
      await disk.remove();
    }
  });
}
