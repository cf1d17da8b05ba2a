import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { System } from "../../scripts/system.ts";
import { playBatch, untilProgress } from "./batch/run.ts";

const RESTARTS = 3;
const PAUSE_MS = { min: 1_000, max: 5_000 };

/** On one machine the queue is in the Worker's own `wrangler dev`: both are stopped, as Ctrl-C does. */
export function tryRestartingTheEmulator(system: () => System): void {
  test("a queue that is stopped and started, and the Worker with it", async () => {
    const problems = await playBatch({
      name: "emulator-restarted",
      system: system(),
      durationMs: 15_000,
      async disturb(random) {
        for (let restart = 0; restart < RESTARTS; restart += 1) {
          await untilProgress(system());
          await sleep(random.whole(PAUSE_MS.min, PAUSE_MS.max));
          await system().restartApp();
        }
        return { restarts: RESTARTS };
      },
    });
    expect(problems).toEqual([]);
  });
}
