import { expect, test, vi } from "vitest";

import { describeOwn } from "../support/system.ts";
import { countMessages } from "./batch/queues.ts";
import { tryRestartingTheApp } from "./app-restarted.ts";
import { tryAWrongClock } from "./clock-off.ts";
import { tryAFullDisk } from "./disk-full.ts";
import { tryRestartingTheEmulator } from "./emulator-restarted.ts";
import { tryStoppingTheEngine } from "./engine-stopped.ts";
import { tryKillingTheGrader } from "./grader-killed.ts";
import { tryCuttingTheNetwork } from "./network-cut.ts";
import { tryCuttingTheFleetsSocket } from "./socket-cut.ts";
import { tryKillingTheWorker } from "./worker-killed.ts";

/** Longer than the queue hides a message that somebody pulled and did not settle. */
const MESSAGES_BACK_MS = 90_000;

/** One system for all of it: what one fault leaves behind, the next batch would meet. */
describeOwn("no verdict is lost", (system) => {
  tryRestartingTheApp(system);
  tryCuttingTheFleetsSocket(system);
  tryKillingTheGrader(system);
  tryCuttingTheNetwork(system);
  tryKillingTheWorker(system);
  tryRestartingTheEmulator(system);
  tryStoppingTheEngine(system);
  tryAWrongClock(system);
  tryAFullDisk(system);

  test("after all of it no message is left in a queue that nodes pull from", async () => {
    await system().replaceGrader({});
    await vi.waitFor(
      async () => {
        expect(await countMessages(system().local, "grading")).toBe(0);
        expect(await countMessages(system().local, "grading-bulk")).toBe(0);
      },
      { timeout: MESSAGES_BACK_MS, interval: 250 },
    );
  });
});
