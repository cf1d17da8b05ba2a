import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { repeat } from "./repeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("work is done again after as long as it says", async () => {
  const work = vi.fn<() => Promise<number>>(async () => 500);
  const stop = repeat(100, work);
  await vi.advanceTimersByTimeAsync(99);
  expect(work).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(500);
  expect(work).toHaveBeenCalledTimes(2);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(work).toHaveBeenCalledTimes(2);
});

test("nothing follows work that was under way when it was called off", async () => {
  const answer = Promise.withResolvers<number>();
  const work = vi.fn<() => Promise<number>>(() => answer.promise);
  const stop = repeat(100, work);
  await vi.advanceTimersByTimeAsync(100);
  stop();
  answer.resolve(100);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(work).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
