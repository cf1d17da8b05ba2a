import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { System } from "../../scripts/system.ts";
import { playBatch } from "./batch/run.ts";

/** From Debian's package libfaketime, at the place of each machine it is built for. */
const LIBRARY = ["x86_64", "aarch64"]
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));
const OFF_MS = 2 * 3_600_000;
const TOLERANCE_MS = 60_000;

if (LIBRARY === undefined) {
  console.warn("Skipped a grader with a wrong clock: libfaketime is not installed.");
}

/** As for a process on a machine whose clock is off: timers run on as they do there. */
function clockOff(ms: number): Record<string, string> {
  const seconds = `${ms < 0 ? "-" : "+"}${Math.abs(ms) / 1_000}`;
  return {
    ...(LIBRARY !== undefined && { LD_PRELOAD: LIBRARY }),
    FAKETIME: seconds,
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
}

/** What the clock of the program behind an address is ahead of ours, by its `Date` header. */
async function aheadMs(address: string): Promise<number> {
  const { headers } = await fetch(address);
  return Date.parse(headers.get("Date") ?? "") - Date.now();
}

export function tryAWrongClock(system: () => System): void {
  test.skipIf(LIBRARY === undefined)("a node whose clock is two hours off", async () => {
    async function expectOff(ms: number): Promise<void> {
      const { graderUrl } = system().local;
      const node = await aheadMs(`${graderUrl}/healthz`);
      expect(Math.abs(node - ms)).toBeLessThan(TOLERANCE_MS);
    }
    const problems = await playBatch({
      name: "clock-off",
      system: system(),
      durationMs: 14_000,
      grader: clockOff(OFF_MS),
      async disturb(random) {
        await expectOff(OFF_MS);
        await sleep(random.whole(4_000, 9_000));
        await system().replaceGrader(clockOff(-OFF_MS));
        await system().waitForGraders(1);
        await expectOff(-OFF_MS);
        return { clocks: 2 };
      },
    });
    expect(problems).toEqual([]);
  });
}
