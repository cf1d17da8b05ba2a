import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import type { System } from "../../scripts/system.ts";
import { startFaultyProxy } from "../support/faulty-proxy.ts";
import { countOpenWork, untilUnsent } from "./batch/database.ts";
import type { Leftovers } from "./batch/outcome.ts";
import type { Random } from "./batch/random.ts";
import { playBatch, untilProgress } from "./batch/run.ts";

const KILLS = 8;
const PAUSE_MS = { min: 500, max: 3_000 };
/** Where nothing passes that a kill waits for, it comes anyway. */
const AT_LATEST_MS = 3_000;

/** What a kill waits for: a request of this kind that arrives, or whose answer is about to leave. */
interface Trigger {
  path: string;
  edge: "request" | "answer";
  /** How long after that, in milliseconds. */
  delayMs: number;
}

interface Armed {
  trigger: Trigger;
  fire: () => void;
}

/** Between result and push: what is answered is written, and no more. */
const RESULT_WRITTEN: Trigger = { path: "/api/grader/results", edge: "answer", delayMs: 0 };

/** Around the writing of a submission and its way to the queue, or of a result and its push. */
function drawTrigger(random: Random): Trigger {
  const path = random.pick(["/api/submissions", "/api/grader/results", "/api/grader/claims"]);
  return random.chance(0.5)
    ? { path, edge: "answer", delayMs: 0 }
    : { path, edge: "request", delayMs: random.whole(1, 12) };
}

/** All processes of `wrangler dev` get SIGKILL: the Worker, its objects, D1 and the queue. */
export function tryKillingTheWorker(system: () => System): void {
  test("a Worker that is killed between what it stores and what it sends", async () => {
    let armed: Armed | null = null;
    const pass = (edge: Trigger["edge"]) => (path: string) => {
      if (armed?.trigger.edge !== edge || armed.trigger.path !== path) return;
      const { trigger, fire } = armed;
      armed = null;
      if (trigger.delayMs === 0) fire();
      else setTimeout(fire, trigger.delayMs);
    };
    const proxy = await startFaultyProxy(system().local.url, {
      onRequest: pass("request"),
      onAnswer: pass("answer"),
    });

    /** Between accept and send. */
    async function killUnsent(): Promise<Leftovers> {
      const { persistTo } = system();
      await untilUnsent(persistTo, AT_LATEST_MS);
      const restarted = system().restartApp("kill");
      const left = await countOpenWork(persistTo);
      await restarted;
      return left;
    }

    async function killAt(trigger: Trigger): Promise<Leftovers> {
      const fired = Promise.withResolvers<{ restarted: Promise<void> }>();
      const fire = () => fired.resolve({ restarted: system().restartApp("kill") });
      armed = { trigger, fire };
      const late = setTimeout(() => {
        if (armed !== null) fire();
        armed = null;
      }, AT_LATEST_MS);
      const { restarted } = await fired.promise;
      clearTimeout(late);
      // What the kill left is read before the new Worker is up to mend it.
      const left = await countOpenWork(system().persistTo);
      await restarted;
      return left;
    }

    try {
      const problems = await playBatch({
        name: "worker-killed",
        system: system(),
        durationMs: 35_000,
        url: proxy.url,
        grader: { API_URL: proxy.url, QUEUE_API_URL: `${proxy.url}/queue-emulator` },
        async disturb(random) {
          const done = { kills: 0, unsent: 0, untold: 0 };
          for (let kill = 0; kill < KILLS; kill += 1) {
            await untilProgress(system());
            await sleep(random.whole(PAUSE_MS.min, PAUSE_MS.max));
            const drawn = drawTrigger(random);
            const left = await (kill % 4 === 0
              ? killUnsent()
              : killAt(kill % 4 === 1 ? RESULT_WRITTEN : drawn));
            done.kills += 1;
            if ((left["rows in the outbox"] ?? 0) > 0) done.unsent += 1;
            if ((left["ends that were told to nobody"] ?? 0) > 0) done.untold += 1;
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
