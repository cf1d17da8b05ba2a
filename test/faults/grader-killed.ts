import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { System } from "../../scripts/system.ts";
import { playBatch, untilProgress } from "./batch/run.ts";

const KILLS = 10;
/**
 * After a verdict that the grader brought since it was killed last. Short, so that hardly a kill
 * is left when a job that was hit twice is tried for the third and last time, ten seconds later: hit again
 * it would be `failed`, as it should be.
 */
const PAUSE_MS = { min: 10, max: 800 };

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
