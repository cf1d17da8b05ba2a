import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { System } from "../../scripts/system.ts";
import { playBatch } from "./batch/run.ts";

const KILLS = 10;
/** Between one kill and the next: some come while the grader is starting again. */
const PAUSE_MS = { min: 1_000, max: 6_000 };

/** The system starts another grader as soon as one has ended. */
export function tryKillingTheGrader(system: () => System): void {
  test("a grader that is killed at ten moments of a batch", async () => {
    const problems = await playBatch({
      name: "grader-killed",
      system: system(),
      durationMs: 35_000,
      async disturb(random) {
        for (let kill = 0; kill < KILLS; kill += 1) {
          await sleep(random.whole(PAUSE_MS.min, PAUSE_MS.max));
          system().grader.kill();
        }
        return { kills: KILLS };
      },
    });
    expect(problems).toEqual([]);
  });
}
