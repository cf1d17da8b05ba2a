import { expect, test } from "vitest";

import { NO_JOBS, withJob } from "./job-mean.ts";

const after = (...jobs: number[]) => jobs.reduce(withJob, NO_JOBS);

test("nothing is known before the first job, which then is all that is known", () => {
  expect(NO_JOBS.toldMs).toBeNull();
  expect(after(120)).toEqual({ meanMs: 120, toldMs: 120 });
});

test("one slow job among many moves it a little, many move it all the way", () => {
  const quick = Array.from({ length: 50 }, () => 100);
  const slow = Array.from({ length: 50 }, () => 2_000);
  expect(after(...quick, 2_000).meanMs).toBeCloseTo(290);
  expect(after(...quick, ...slow).toldMs).toBeGreaterThan(1_600);
});

test("what hardly changes is not told anew", () => {
  expect(after(100, 110, 95, 120, 90).toldMs).toBe(100);
  expect(after(100, 1_000).toldMs).toBe(190);
});
