import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "vitest";

import { inOrder } from "./in-order.ts";

const unaborted = new AbortController().signal;
const sleepAndReturn = (ms: number) => sleep(ms, ms);

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}

test("results come in the order of the items, whichever is done first", async () => {
  expect(await collect(inOrder([30, 1, 20, 2, 10], 5, sleepAndReturn, unaborted))).toEqual([
    30, 1, 20, 2, 10,
  ]);
});

test("a result is handed out before later items are done", async () => {
  const last = Promise.withResolvers<string>();
  const work = (item: string) => (item === "last" ? last.promise : Promise.resolve(item));
  const results = inOrder(["first", "last"], 2, work, unaborted);
  expect(await results.next()).toEqual({ done: false, value: "first" });
  last.resolve("last");
  expect(await collect(results)).toEqual(["last"]);
});

test("no more than the asked number run side by side, and that many do", async () => {
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(2);
    running -= 1;
  };
  await collect(inOrder(Array.from({ length: 20 }), 3, work, unaborted));
  expect(most).toBe(3);
});

test("after an abort nothing new is begun", async () => {
  const abort = new AbortController();
  const begun: number[] = [];
  const work = (item: number) => {
    begun.push(item);
    if (item === 2) abort.abort();
    return Promise.resolve(item);
  };
  expect(await collect(inOrder([1, 2, 3, 4], 1, work, abort.signal))).toEqual([1, 2]);
  expect(begun).toEqual([1, 2]);
});

test("no items, no results", async () => {
  expect(await collect(inOrder([], 4, () => Promise.resolve(1), unaborted))).toEqual([]);
});
