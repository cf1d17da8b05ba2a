import { describe, expect, test } from "vitest";

import { endLoopAfterEach, setUpLoop } from "./testing/loop-harness.ts";
import { until } from "./testing/samples.ts";

endLoopAfterEach();

describe("draining", () => {
  test("stops pulling, finishes what runs, reports it, and then is done", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    lane.put("a");
    const loop = start();
    await until("it runs", () => jobs.started.length === 1);
    let isDrained = false;
    const drained = loop.drain().then(() => (isDrained = true));
    lane.put("b");
    loop.nudge("grading");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(isDrained).toBe(false);
    jobs.finish("a");
    await drained;
    expect(worker.stored.map(({ gradingId }) => gradingId)).toEqual(["a"]);
    expect(lane.acked).toEqual(["grading/a"]);
    expect(lane.waiting).toHaveLength(1);
  });

  test("returns at once what a pull brings after the drain began", async () => {
    const { lane, worker, start } = setUpLoop();
    const hang = Promise.withResolvers<void>();
    let isPulling = false;
    lane.beforePull = () => {
      isPulling = true;
      return hang.promise;
    };
    const loop = start();
    await until("a pull is under way", () => isPulling);
    const drained = loop.drain();
    lane.put("a");
    hang.resolve();
    await drained;
    expect(lane.returned).toEqual([{ leaseId: "grading/a", delaySeconds: 0 }]);
    expect(worker.claimCalls).toEqual([]);
  });

  test("an abandoned job is not reported, and its message goes back at once", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    lane.put("a");
    const loop = start();
    await until("it runs", () => jobs.started.length === 1);
    const drained = loop.drain();
    loop.abandon();
    await drained;
    expect(worker.reportCalls).toEqual([]);
    expect(lane.acked).toEqual([]);
    expect(lane.returned).toEqual([{ leaseId: "grading/a", delaySeconds: 0 }]);
  });
});

test("says how many slots are free whenever that changes", async () => {
  const told: number[] = [];
  const { lane, jobs, start } = setUpLoop({ onFreeSlots: (free) => told.push(free) });
  lane.put("a", "b");
  start();
  await until("both run", () => jobs.started.length === 2);
  expect(told.at(-1)).toBe(0);
  jobs.finish("a");
  jobs.finish("b");
  await until("both slots are free", () => told.at(-1) === 2);
});
