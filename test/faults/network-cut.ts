import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { System } from "../../scripts/system.ts";
import { startFaultyProxy, type Treatment } from "../support/faulty-proxy.ts";
import { createRandom, type Random, readSeed } from "./batch/random.ts";
import { playBatch } from "./batch/run.ts";

const SHARES = { lose: 0.06, deafen: 0.04, twice: 0.04, late: 0.06 };
/** Messages that a lost pull took come back after its whole lease: few of those are enough. */
const OF_PULLS = 0.3;
const LATE_MS = { min: 50, max: 1_500 };
const BLACKOUTS = 2;
const BLACKOUT_MS = { min: 2_000, max: 4_000 };

function draw(random: Random, path: string): Treatment {
  const weight = path.endsWith("/messages/pull") ? OF_PULLS : 1;
  const delayMs = random.chance(SHARES.late) ? random.whole(LATE_MS.min, LATE_MS.max) : 0;
  for (const fate of ["lose", "deafen", "twice"] as const) {
    if (random.chance(SHARES[fate] * weight)) return { fate, delayMs };
  }
  return { delayMs };
}

/** Between the node and both the Worker and the queue: requests, answers and the fleet's socket. */
export function tryCuttingTheNetwork(system: () => System): void {
  test("a network that loses, delays and doubles what passes, and is gone for seconds", async () => {
    const random = createRandom(`${readSeed()}/network`);
    const done = { lose: 0, deafen: 0, twice: 0, late: 0, blackouts: 0 };
    let isGone = false;
    const proxy = await startFaultyProxy(system().local.url, {
      treat(path) {
        if (isGone) return { fate: "lose" };
        const treatment = draw(random, path);
        if (treatment.delayMs) done.late += 1;
        if (treatment.fate !== undefined && treatment.fate !== "pass") done[treatment.fate] += 1;
        return treatment;
      },
    });
    try {
      const problems = await playBatch({
        name: "network-cut",
        system: system(),
        durationMs: 20_000,
        grader: { API_URL: proxy.url, QUEUE_API_URL: `${proxy.url}/queue-emulator` },
        async disturb(moments) {
          for (let blackout = 0; blackout < BLACKOUTS; blackout += 1) {
            await sleep(moments.whole(2_000, 5_000));
            proxy.sockets.cut();
            isGone = true;
            await sleep(moments.whole(BLACKOUT_MS.min, BLACKOUT_MS.max));
            isGone = false;
            proxy.sockets.mend();
            done.blackouts += 1;
          }
          return done;
        },
      });
      expect(problems).toEqual([]);
    } finally {
      await proxy.close();
    }
  });
}
