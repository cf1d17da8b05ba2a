import { describe, expect, test } from "vitest";

import { createFitness } from "./fitness.ts";
import { RemoteError } from "./loop/ports.ts";
import { VISIBILITY_TIMEOUT_MS } from "./loop/timing.ts";
import { endLoopAfterEach, setUpLoop } from "./testing/loop-harness.ts";
import { QUICK } from "./testing/memory-ports.ts";
import { SILENT, until } from "./testing/samples.ts";

endLoopAfterEach();

describe("pulling and claiming", () => {
  test("pulls no more than there are free slots, and hides messages for longer than the lease", async () => {
    const { lane, jobs, start } = setUpLoop();
    lane.put("a", "b", "c");
    start();
    await until("two jobs run", () => jobs.started.length === 2);
    expect(lane.pulls[0]).toEqual({
      batchSize: 2,
      visibilityTimeoutMs: VISIBILITY_TIMEOUT_MS,
      got: 2,
    });
    expect(lane.waiting).toHaveLength(1);
    jobs.finish("b");
    await until("the third runs", () => jobs.started.includes("c"));
    expect(lane.pulls.every(({ batchSize }) => batchSize <= 2)).toBe(true);
  });

  test("claims all messages of one pull in one call", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    lane.put("a", "b");
    start();
    await until("both run", () => jobs.started.length === 2);
    expect(worker.claimCalls).toEqual([["a", "b"]]);
  });

  test("acks and drops a message whose claim is lost, and never runs it", async () => {
    const { lane, worker, observer, jobs, start } = setUpLoop();
    worker.taken.add("a");
    lane.put("a", "b");
    start();
    await until("the lost one is acked", () => lane.acked.includes("grading/a"));
    await until("the other one runs", () => jobs.started.length === 1);
    expect(jobs.started).toEqual(["b"]);
    expect(observer.lost).toBe(1);
    expect(worker.reportCalls).toEqual([]);
  });

  test("acks a message that names no grading, and goes on with the rest", async () => {
    const { lane, jobs, start } = setUpLoop();
    lane.waiting.push({ leaseId: "bad-1", body: undefined }, { leaseId: "bad-2", body: { id: 7 } });
    lane.put("a");
    start();
    await until("the malformed are acked", () => lane.acked.length === 2);
    await until("the good one runs", () => jobs.started.length === 1);
    expect(lane.acked.toSorted((a, b) => a.localeCompare(b))).toEqual(["bad-1", "bad-2"]);
  });

  test("claims a grading that was delivered twice once, and acks both messages", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    lane.waiting.push(
      { leaseId: "first", body: { gradingId: "a" } },
      { leaseId: "again", body: { gradingId: "a" } },
    );
    start();
    await until("it runs", () => jobs.started.length === 1);
    jobs.finish("a");
    await until("both are acked", () => lane.acked.length === 2);
    expect(worker.claimCalls).toEqual([["a"]]);
    expect(jobs.started).toEqual(["a"]);
  });

  test("tries a claim again when the Worker was away for a moment", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    let failures = 2;
    worker.beforeClaim = () => {
      if (failures-- > 0) throw new RemoteError("away", 0);
    };
    lane.put("a");
    start();
    await until("it runs", () => jobs.started.length === 1);
    expect(lane.returned).toEqual([]);
  });

  test("a claim that is tried again keeps its id, the next one has its own", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    let failures = 1;
    worker.beforeClaim = () => {
      if (failures-- > 0) throw new RemoteError("the answer was lost", 0);
    };
    lane.put("a");
    start();
    await until("the first runs", () => jobs.started.length === 1);
    lane.put("b");
    await until("the second runs", () => jobs.started.length === 2);
    const [first, again, other] = worker.claimIds;
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test.each([401, 403, 503])(
    "claims answered with %i make the node unfit, and it pulls no more until it is fit",
    async (status) => {
      const changes: boolean[] = [];
      const { lane, worker, jobs, start } = setUpLoop({ timing: { ...QUICK, claimGiveUpMs: 0 } });
      let isDenied = true;
      worker.beforeClaim = () => {
        if (isDenied) throw new RemoteError("no", status);
      };
      let mayCheck = true;
      const fitness = createFitness({
        async check() {
          if (!mayCheck) throw new Error("The Worker does not answer.");
        },
        onChange: (isFit) => changes.push(isFit),
        log: SILENT,
        retry: { minMs: 1, maxMs: 5 },
      });
      await fitness.untilFit(new AbortController().signal);
      mayCheck = false;
      lane.put("a");
      start({ fitness });
      await until("it is unfit", () => !fitness.isFit());
      expect(lane.returned).toHaveLength(1);
      expect(worker.claimCalls).toHaveLength(1);
      lane.put("b");
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(lane.waiting).toHaveLength(1);
      isDenied = false;
      mayCheck = true;
      await until("it runs", () => jobs.started.includes("b"));
      expect(changes).toEqual([true, false, true]);
      fitness.stop();
    },
  );

  test("gives messages back with a delay when no claim can be made, and takes them later", async () => {
    const { lane, worker, jobs, start } = setUpLoop();
    let isAway = true;
    worker.beforeClaim = () => {
      if (isAway) throw new RemoteError("away", 503);
    };
    lane.put("a");
    start();
    await until("it is given back", () => lane.returned.length === 1);
    expect(lane.returned[0]?.delaySeconds).toBeGreaterThan(0);
    isAway = false;
    lane.put("a");
    await until("it runs", () => jobs.started.length === 1);
  });

  test("goes on polling after the queue has failed", async () => {
    const { lane, jobs, start } = setUpLoop();
    let failures = 3;
    lane.beforePull = () => {
      if (failures-- > 0) throw new RemoteError("away", 0);
    };
    lane.put("a");
    start();
    await expect.poll(() => jobs.started).toHaveLength(1);
  });
});
