import { describe, expect, test } from "vitest";

import type { Lane } from "../contract/grader.ts";
import { RemoteError } from "./loop/ports.ts";
import { endLoopAfterEach, setUpLoop } from "./testing/loop-harness.ts";
import { ALWAYS_FIT, memoryLane, QUICK, RARE } from "./testing/memory-ports.ts";
import { until } from "./testing/samples.ts";

endLoopAfterEach();

describe("lanes and nudges", () => {
  test("bulk gets only what students leave free", async () => {
    const students = memoryLane("grading");
    const bulk = memoryLane("grading-bulk");
    const { jobs, start } = setUpLoop({ lanes: [students, bulk], slots: 3 });
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
      const { jobs, start } = setUpLoop({ lanes: [lane], timing: RARE });
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
    const loop = setUpLoop({ lanes, timing: { ...RARE, quickPollsMs: [] } }).start();
    await until("both were polled", () => order.length === 2);
    loop.nudge("grading");
    await until("students' lane was polled", () => order.length === 3);
    loop.nudge("grading-bulk");
    await until("both were polled again", () => order.length === 5);
    expect(order.slice(2)).toEqual(["grading", "grading", "grading-bulk"]);
  });

  test("a nudge does not shorten the time for which a failed lane is left alone", async () => {
    const hour = { minMs: 3_600_000, maxMs: 3_600_000 };
    const { lane, start } = setUpLoop({ timing: { ...QUICK, failedPoll: hour } });
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
    const { lane, jobs, start } = setUpLoop({ timing: RARE });
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
    const { lane, jobs, start } = setUpLoop({ slots: 1, timing: RARE });
    lane.put("a", "b");
    start();
    await until("the first runs", () => jobs.started.length === 1);
    jobs.finish("a");
    await expect.poll(() => jobs.started).toEqual(["a", "b"]);
  });

  test("an unfit node pulls nothing until it is fit again", async () => {
    const fit = Promise.withResolvers<void>();
    let isFit = false;
    const { lane, jobs, start } = setUpLoop({
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
