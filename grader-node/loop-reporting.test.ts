import { describe, expect, test } from "vitest";

import { RemoteError } from "./loop/ports.ts";
import { endLoopAfterEach, setUpLoop } from "./testing/loop-harness.ts";
import { graded, QUICK } from "./testing/memory-ports.ts";
import { SILENT, until } from "./testing/samples.ts";

endLoopAfterEach();

describe("reporting", () => {
  test("acks only after the Worker has answered with success", async () => {
    const { lane, worker, observer, jobs, start } = setUpLoop();
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
    const { lane, worker, jobs, start } = setUpLoop();
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
    const { lane, worker, jobs, start } = setUpLoop();
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
    const { lane, worker, start } = setUpLoop({ runJob: async (claim) => graded(claim) });
    lane.put("a", "b");
    start();
    await until("both are acked", () => lane.acked.length === 2);
    expect(worker.reportCalls).toHaveLength(1);
  });

  test("one report that the Worker refuses becomes an error, and the others are stored", async () => {
    const { lane, worker, start } = setUpLoop({ runJob: async (claim) => graded(claim) });
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
    const { lane, worker, observer, start } = setUpLoop({ runJob: async (claim) => graded(claim) });
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
    const { lane, worker, start } = setUpLoop({ timing, runJob: async (claim) => graded(claim) });
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
    const { lane, worker, observer, start } = setUpLoop({
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
    const { lane, start } = setUpLoop({
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
    const { lane, worker, start } = setUpLoop({ runJob: async (claim) => graded(claim) });
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
