import { expect, test } from "vitest";

import { readFirstAssignmentId } from "../support/course.ts";
import { describeShared } from "../support/system.ts";
import { LoadFigures } from "./figures.ts";
import { openApi } from "./http.ts";
import { measureLoad } from "./measure.ts";
import { createTally } from "./tally.ts";

const USERS = 50;
const SUBMISSIONS = 2;
const IDLE_SOCKETS = 50;

describeShared("many students at once", (local) => {
  test("no request of theirs fails, every submission has one verdict, and idle sockets stay open", async () => {
    const { url } = local();
    const assignmentId = await readFirstAssignmentId(url);
    const task = {
      assignmentId,
      program: "answer = 42",
      submissions: SUBMISSIONS,
      thinkMs: 0,
      patienceMs: 90_000,
    };
    const measured = await measureLoad(
      openApi(url),
      {
        crowd: { users: USERS, rampMs: 0, task },
        idle: { sockets: IDLE_SOCKETS, holdMs: 0 },
      },
      { tally: createTally(), stopped: new Promise(() => {}) },
    );
    const figures = LoadFigures.parse(measured);
    expect(figures.errors).toEqual({});
    expect(figures.isComplete).toBe(true);
    expect(figures.counts).toEqual({
      arrived: USERS + IDLE_SOCKETS,
      done: USERS,
      accepted: USERS * SUBMISSIONS,
      cached: USERS,
      verdicts: USERS * SUBMISSIONS,
      doubles: 0,
      reconnects: 0,
      givenUp: 0,
    });
    expect(figures.ms.verdictNew.count).toBe(USERS);
    expect(figures.ms.verdictCached.count).toBe(USERS);
    expect(figures.idle).toMatchObject({ opened: IDLE_SOCKETS, alive: IDLE_SOCKETS });
    expect(figures.idle?.memory).not.toBeNull();
  });
});
