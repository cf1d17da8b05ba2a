import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { System } from "../../scripts/system.ts";
import { playBatch, untilProgress } from "./batch/run.ts";

const KILLS = 10;
/** After a verdict that the grader brought since it was killed last. */
const PAUSE_MS = { min: 10, max: 2_500 };

/** The system starts another grader as soon as one has ended. */
export function tryKillingTheGrader(system: () => System): void {
  test("a grader that is killed at ten moments of a batch", async () => {
    const problems = await playBatch({
      name: "grader-killed",
      system: system(),
      durationMs: 35_000,
      async disturb(random) {
        for (let kill = 0; kill < KILLS; kill += 1) {
          await untilProgress(system());
          await sleep(random.whole(PAUSE_MS.min, PAUSE_MS.max));
          system().grader.kill();
        }
        return { kills: KILLS };
      },
    });
    expect(problems).toEqual([]);
  });
}
