import { afterEach, describe, expect, test } from "vitest";

import type { Lane } from "../contract/grader.ts";
import { createFitness } from "./fitness.ts";
import { startLoop, type Loop, type LoopDeps } from "./loop.ts";
import { RemoteError } from "./loop/ports.ts";
import { VISIBILITY_TIMEOUT_MS } from "./loop/timing.ts";
import {
  ALWAYS_FIT,
  countingObserver,
  graded,
  manualJobs,
  memoryCoordinator,
  memoryLane,
  QUICK,
  RARE,
} from "./testing/memory-ports.ts";
import { SILENT, until } from "./testing/samples.ts";

let running: Loop | undefined;

function setUp(overrides: Partial<LoopDeps> = {}) {
  const lane = memoryLane();
  const worker = memoryCoordinator();
  const observer = countingObserver();
  const jobs = manualJobs();
  const start = (more: Partial<LoopDeps> = {}) => {
    running = startLoop({
      lanes: [lane],
      coordinator: worker,
      runJob: (claim, signal) => jobs.run(claim, signal),
      fitness: ALWAYS_FIT,
      observer,
      log: SILENT,
      slots: 2,
      timing: QUICK,
      ...overrides,
      ...more,
    });
    return running;
  };
  return { lane, worker, observer, jobs, start };
}

afterEach(async () => {
  running?.abandon();
  await running?.drain();
  running = undefined;
});

describe("pulling and claiming", () => {
  test("pulls no more than there are free slots, and hides messages for longer than the lease", async () => {
    const { lane, jobs, start } = setUp();
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
    const { lane, worker, jobs, start } = setUp();
    lane.put("a", "b");
    start();
    await until("both run", () => jobs.started.length === 2);
    expect(worker.claimCalls).toEqual([["a", "b"]]);
  });

  test("acks and drops a message whose claim is lost, and never runs it", async () => {
    const { lane, worker, observer, jobs, start } = setUp();
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
    const { lane, jobs, start } = setUp();
    lane.waiting.push({ leaseId: "bad-1", body: undefined }, { leaseId: "bad-2", body: { id: 7 } });
    lane.put("a");
    start();
    await until("the malformed are acked", () => lane.acked.length === 2);
    await until("the good one runs", () => jobs.started.length === 1);
    expect(lane.acked.toSorted((a, b) => a.localeCompare(b))).toEqual(["bad-1", "bad-2"]);
  });

  test("claims a grading that was delivered twice once, and acks both messages", async () => {
    const { lane, worker, jobs, start } = setUp();
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
    const { lane, worker, jobs, start } = setUp();
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
    const { lane, worker, jobs, start } = setUp();
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
      const { lane, worker, jobs, start } = setUp({ timing: { ...QUICK, claimGiveUpMs: 0 } });
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
    const { lane, worker, jobs, start } = setUp();
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
    const { lane, jobs, start } = setUp();
    let failures = 3;
    lane.beforePull = () => {
      if (failures-- > 0) throw new RemoteError("away", 0);
    };
    lane.put("a");
    start();
    await expect.poll(() => jobs.started).toHaveLength(1);
  });
});

describe("lanes and nudges", () => {
  test("bulk gets only what students leave free", async () => {
    const students = memoryLane("grading");
    const bulk = memoryLane("grading-bulk");
    const { jobs, start } = setUp({ lanes: [students, bulk], slots: 3 });
    students.put("s1", "s2");
    bulk.put("b1", "b2", "b3");
    start();
    await until("all slots are taken", () => jobs.started.length === 3);
    expect(jobs.started.toSorted((a, b) => a.localeCompare(b))).toEqual(["b1", "s1", "s2"]);
    students.put("s3");
    jobs.finish("b1");
    await until("a fourth runs", () => jobs.started.length === 4);
    expect(jobs.started[3]).toBe("s3");
  });

  test.each<Lane>(["grading", "grading-bulk"])(
    "a nudge for %s wakes an idle loop",
    async (name) => {
      const lane = memoryLane(name);
      const { jobs, start } = setUp({ lanes: [lane], timing: RARE });
      const loop = start();
      await until("it has polled", () => lane.pulls.length > 0);
      lane.put("a");
      loop.nudge(name);
      await expect.poll(() => jobs.started).toHaveLength(1);
    },
  );

  test("a nudge for students spends no time on bulk, one for bulk looks at students first", async () => {
    const order: Lane[] = [];
    const lanes = [memoryLane("grading"), memoryLane("grading-bulk")];
    for (const lane of lanes) lane.beforePull = () => void order.push(lane.lane);
    const loop = setUp({ lanes, timing: { ...RARE, quickPollsMs: [] } }).start();
    await until("both were polled", () => order.length === 2);
    loop.nudge("grading");
    await until("students' lane was polled", () => order.length === 3);
    loop.nudge("grading-bulk");
    await until("both were polled again", () => order.length === 5);
    expect(order.slice(2)).toEqual(["grading", "grading", "grading-bulk"]);
  });

  test("a nudge does not shorten the time for which a failed lane is left alone", async () => {
    const hour = { minMs: 3_600_000, maxMs: 3_600_000 };
    const { lane, start } = setUp({ timing: { ...QUICK, failedPoll: hour } });
    let polls = 0;
    lane.beforePull = () => {
      polls += 1;
      throw new RemoteError("away", 0);
    };
    const loop = start();
    await until("a poll has failed", () => polls === 1);
    for (let nudge = 0; nudge < 5; nudge += 1) {
      loop.nudge("grading");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(polls).toBe(1);
  });

  test("after a nudge it looks again shortly, as the message may come after the nudge", async () => {
    const { lane, jobs, start } = setUp({ timing: RARE });
    const loop = start();
    await until("it has polled", () => lane.pulls.length > 0);
    let polls = 0;
    lane.beforePull = () => {
      polls += 1;
      if (polls === 2) lane.put("late");
    };
    loop.nudge("grading");
    await expect.poll(() => jobs.started).toHaveLength(1);
  });

  test("a slot that comes free is used at once, without a nudge", async () => {
    const { lane, jobs, start } = setUp({ slots: 1, timing: RARE });
    lane.put("a", "b");
    start();
    await until("the first runs", () => jobs.started.length === 1);
    jobs.finish("a");
    await expect.poll(() => jobs.started).toEqual(["a", "b"]);
  });

  test("an unfit node pulls nothing until it is fit again", async () => {
    const fit = Promise.withResolvers<void>();
    let isFit = false;
    const { lane, jobs, start } = setUp({
      fitness: { ...ALWAYS_FIT, isFit: () => isFit, untilFit: () => fit.promise },
    });
    lane.put("a");
    start().nudge("grading");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(lane.pulls).toEqual([]);
    isFit = true;
    fit.resolve();
    await until("it runs", () => jobs.started.length === 1);
  });
});

describe("reporting", () => {
  test("acks only after the Worker has answered with success", async () => {
    const { lane, worker, observer, jobs, start } = setUp();
    let failures = 3;
    worker.beforeReport = () => {
      expect(lane.acked).toEqual([]);
      if (failures-- > 0) throw new RemoteError("away", 503);
    };
    lane.put("a");
    start();
    await until("it runs", () => jobs.started.length === 1);
    jobs.finish("a");
    await until("it is acked", () => lane.acked.length === 1);
    expect(worker.reportCalls).toHaveLength(4);
    expect(worker.stored.map(({ gradingId }) => gradingId)).toEqual(["a"]);
    expect(observer.retried).toBe(3);
  });

  test("a slow job does not hold back the result of a quick one, nor the next job", async () => {
    const { lane, worker, jobs, start } = setUp();
    lane.put("slow", "quick", "next");
    start();
    await until("both slots are taken", () => jobs.started.length === 2);
    jobs.finish("quick");
    await until("the quick one is acked", () => lane.acked.includes("grading/quick"));
    await until("the next one runs", () => jobs.started.includes("next"));
    expect(worker.stored.map(({ gradingId }) => gradingId)).toEqual(["quick"]);
    expect(lane.acked).not.toContain("grading/slow");
  });

  test("a report call that hangs does not hold back the next result", async () => {
    const { lane, worker, jobs, start } = setUp();
    const hang = Promise.withResolvers<void>();
    worker.beforeReport = ([first]) => (first?.gradingId === "a" ? hang.promise : undefined);
    lane.put("a", "b");
    start();
    await until("both run", () => jobs.started.length === 2);
    jobs.finish("a");
    await until("the first call hangs", () => worker.reportCalls.length === 1);
    jobs.finish("b");
    await expect.poll(() => lane.acked).toEqual(["grading/b"]);
    hang.resolve();
  });

  test("results that are ready together go out in one call", async () => {
    const { lane, worker, start } = setUp({ runJob: async (claim) => graded(claim) });
    lane.put("a", "b");
    start();
    await until("both are acked", () => lane.acked.length === 2);
    expect(worker.reportCalls).toHaveLength(1);
  });

  test("one report that the Worker refuses becomes an error, and the others are stored", async () => {
    const { lane, worker, start } = setUp({ runJob: async (claim) => graded(claim) });
    worker.beforeReport = (reports) => {
      const bad = reports.some(
        ({ gradingId, outcome }) => gradingId === "bad" && outcome.kind === "graded",
      );
      if (bad) throw new RemoteError("refused", 422);
    };
    lane.put("good", "bad");
    start();
    await until("both are acked", () => lane.acked.length === 2);
    const kinds = Object.fromEntries(
      worker.stored.map(({ gradingId, outcome }) => [gradingId, outcome.kind]),
    );
    expect(kinds).toEqual({ good: "graded", bad: "error" });
  });

  test("gives the message back when the Worker was away for long after the lease", async () => {
    const { lane, worker, observer, start } = setUp({ runJob: async (claim) => graded(claim) });
    worker.leaseMs.set("a", 20);
    worker.beforeReport = () => {
      throw new RemoteError("away", 0);
    };
    lane.put("a");
    start();
    await until("it is given back", () => lane.returned.length === 1);
    expect(lane.acked).toEqual([]);
    expect(observer.outcomes).toEqual(["dropped"]);
  });

  test("a result is stored though its lease ran out while the Worker was away", async () => {
    const timing = { ...QUICK, reportGraceMs: 3_600_000 };
    const { lane, worker, start } = setUp({ timing, runJob: async (claim) => graded(claim) });
    worker.leaseMs.set("a", 1);
    let failures = 5;
    worker.beforeReport = () => {
      if (failures-- > 0) throw new RemoteError("away", 0);
    };
    lane.put("a");
    start();
    await until("it is acked", () => lane.acked.length === 1);
    expect(worker.stored.map(({ gradingId }) => gradingId)).toEqual(["a"]);
    expect(lane.returned).toEqual([]);
  });

  test("holds no more than a few hundred reports while the Worker is away", async () => {
    const timing = { ...QUICK, reportGraceMs: 3_600_000 };
    const { lane, worker, observer, start } = setUp({
      timing,
      slots: 10,
      runJob: async (claim) => graded(claim),
    });
    let isAway = true;
    worker.beforeReport = () => {
      if (isAway) throw new RemoteError("away", 0);
    };
    const ids = Array.from({ length: 1_000 }, (_, index) => `g${index}`);
    lane.put(...ids);
    start();
    await until("some are given back", () => lane.returned.length > 300);
    isAway = false;
    await until("the rest is acked", () => lane.acked.length + lane.returned.length === 1_000);
    expect(worker.stored.length).toBe(lane.acked.length);
    expect(observer.outcomes.filter((outcome) => outcome === "dropped")).toHaveLength(
      lane.returned.length,
    );
  });

  test("says in the log why a job had no verdict", async () => {
    const warned: object[] = [];
    const log = { ...SILENT, warn: (fields: object) => warned.push(fields) };
    const { lane, start } = setUp({
      log,
      runJob: async ({ gradingId, lease }) => ({
        report: { gradingId, lease, outcome: { kind: "error", reason: "Docker is away." } },
        fault: "other",
      }),
    });
    lane.put("a");
    start();
    await until("it is acked", () => lane.acked.length === 1);
    expect(warned).toEqual([
      expect.objectContaining({ gradingId: "a", reason: "Docker is away." }),
    ]);
  });

  test("tries an ack again that failed", async () => {
    const { lane, worker, start } = setUp({ runJob: async (claim) => graded(claim) });
    let failures = 1;
    lane.beforeAck = () => {
      if (failures-- > 0) throw new RemoteError("away", 0);
    };
    lane.put("a");
    start();
    await until("it is acked", () => lane.acked.length === 1);
    expect(worker.reportCalls).toHaveLength(1);
  });
});

describe("draining", () => {
  test("stops pulling, finishes what runs, reports it, and then is done", async () => {
    const { lane, worker, jobs, start } = setUp();
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
    const { lane, worker, start } = setUp();
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
    const { lane, worker, jobs, start } = setUp();
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
  const { lane, jobs, start } = setUp({ onFreeSlots: (free) => told.push(free) });
  lane.put("a", "b");
  start();
  await until("both run", () => jobs.started.length === 2);
  expect(told.at(-1)).toBe(0);
  jobs.finish("a");
  jobs.finish("b");
  await until("both slots are free", () => told.at(-1) === 2);
});
