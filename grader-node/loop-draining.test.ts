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

  test("an abandoned job is reported as returned, and its message is acked", async () => {
    const { lane, worker, journal, jobs, start } = setUpLoop();
    lane.put("a");
    const loop = start();
    await until("it runs", () => jobs.started.length === 1);
    const drained = loop.drain();
    expect([...journal.open]).toEqual(["a"]);
    loop.abandon();
    await drained;
    expect(worker.stored).toMatchObject([{ gradingId: "a", outcome: { kind: "returned" } }]);
    expect(lane.acked).toEqual(["grading/a"]);
    expect([...journal.open]).toEqual([]);
  });

  test("returns what was being claimed when the drain began, and does not start it", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    const hang = Promise.withResolvers<void>();
    let isClaiming = false;
    worker.beforeClaim = () => {
      isClaiming = true;
      return hang.promise;
    };
    lane.put("a");
    const loop = start();
    await until("a claim is under way", () => isClaiming);
    const drained = loop.drain();
    hang.resolve();
    await drained;
    expect(jobs.started).toEqual([]);
    expect(worker.stored).toMatchObject([{ gradingId: "a", outcome: { kind: "returned" } }]);
    expect(lane.acked).toEqual(["grading/a"]);
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
