import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { ensureSandboxImage } from "../../grader-node/image/build.ts";
import type { System } from "../../scripts/system.ts";
import { playBatch, untilProgress } from "./batch/run.ts";
import { startOwnEngine } from "./own-engine.ts";

const canRunOne = process.getuid?.() === 0 && spawnSync("dockerd", ["--version"]).status === 0;
if (!canRunOne) {
  console.warn("Skipped an engine that stops: it needs root, and the program dockerd.");
}

/** The grader stays: it has to notice by itself, take no work, and go on when the engine is back. */
export function tryStoppingTheEngine(system: () => System): void {
  test.skipIf(!canRunOne)("an engine that is stopped, and one that is killed", async () => {
    const engine = await startOwnEngine(await ensureSandboxImage({ log: () => {} }));
    try {
      const problems = await playBatch({
        name: "engine-stopped",
        system: system(),
        durationMs: 20_000,
        grader: { DOCKER_HOST: engine.host },
        dockerHost: engine.host,
        async disturb(random) {
          for (const signal of ["SIGTERM", "SIGKILL"] as const) {
            await untilProgress(system());
            await sleep(random.whole(2_000, 6_000));
            await engine.stop(signal);
            await sleep(random.whole(500, 3_000));
            await engine.start();
          }
          return { stops: 2 };
        },
      });
      expect(problems).toEqual([]);
    } finally {
      await system().stopGrader();
      await engine.remove();
    }
  });
}
