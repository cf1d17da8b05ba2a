import { expect, test } from "vitest";

import {
  BASE_MB,
  begin,
  closePoolAfterEach,
  Item,
  NEVER,
  settled,
  setUpPool,
} from "../../testing/pool-harness.ts";
import { until } from "../../testing/samples.ts";

closePoolAfterEach();

test("one item does one job after another, as many as it may", async () => {
  const { run, made, discarded } = setUpPool({ reuse: 3 });
  const ids: number[] = [];
  for (let job = 0; job < 7; job += 1) ids.push(await run());
  expect(ids).toEqual([0, 0, 0, 1, 1, 1, 2]);
  await settled();
  expect(made).toHaveLength(3);
  expect(discarded).toEqual([
    [0, "used"],
    [1, "used"],
  ]);
});

test("a successor is made while the old one has its last job, not after it", async () => {
  const { pool: on, run, made } = setUpPool({ reuse: 2 });
  await run();
  expect(made).toHaveLength(1);
  const last = begin(on);
  await last.began;
  await until("the successor is there", () => made.length === 2);
  last.finish();
  expect(await last.done).toBe(0);
  expect(await run()).toBe(1);
});

test("of many jobs the successor takes over the last ones, so that none waits for it", async () => {
  const { run, made, discarded } = setUpPool({ reuse: 100 });
  for (let job = 0; job < 100; job += 1) await run();
  await settled();
  expect(made).toHaveLength(2);
  expect(discarded).toEqual([[0, "used"]]);
});

test("where an item is used once, so many wait, and each job has its own", async () => {
  const { pool: on, run, made, discarded } = setUpPool({ reuse: 1, warm: 2, slots: 2 });
  on.refill();
  await until("two wait", () => made.length === 2);
  expect(new Set([await run(), await run(), await run()]).size).toBe(3);
  await settled();
  expect(made).toHaveLength(5);
  expect(discarded.map(([, why]) => why)).toEqual(["used", "used", "used"]);
});

test("where an item is used once, the next is made after the answer, not beside the job", async () => {
  const { pool: on, made } = setUpPool({ reuse: 1, warm: 1 });
  on.refill();
  await until("one waits", () => made.length === 1);
  const job = begin(on);
  await job.began;
  await settled();
  expect(made).toHaveLength(1);
  job.finish();
  await until("another one waits", () => made.length === 2);
});

test("no more jobs run than there are slots, and they begin in the order in which they came", async () => {
  const { pool: on, made } = setUpPool({ slots: 2 });
  const order: number[] = [];
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 9 }, (_, job) =>
      on.use(BASE_MB, NEVER, async () => {
        order.push(job);
        most = Math.max(most, (running += 1));
        await settled();
        running -= 1;
      }),
    ),
  );
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(2);
  expect(made).toHaveLength(2);
});

test("the answer is there at once; the next job waits until the item is ready again", async () => {
  const { pool: on, made } = setUpPool();
  const first = begin(on);
  const item = await first.began;
  const ready = Promise.withResolvers<void>();
  item.readiness = ready.promise;
  first.finish();
  expect(await first.done).toBe(0);
  let hasBegun = false;
  const second = on.use(BASE_MB, NEVER, async ({ id }) => {
    hasBegun = true;
    return id;
  });
  await settled();
  expect(hasBegun).toBe(false);
  ready.resolve();
  expect(await second).toBe(0);
  expect(made).toHaveLength(1);
});

test("an item that is not ready again in time is replaced, and so is one that ends instead", async () => {
  const { pool: on, run, discarded } = setUpPool({ settleMs: 30 });
  const late = begin(on);
  (await late.began).readiness = new Promise(() => undefined);
  late.finish();
  expect(await run()).toBe(1);
  const gone = begin(on);
  (await gone.began).readiness = Promise.reject(new Error("It ended."));
  gone.finish();
  expect(await run()).toBe(2);
  expect(discarded).toEqual([
    [0, "late"],
    [1, "ended"],
  ]);
});

test("an item with which the work failed is not used again", async () => {
  const { pool: on, run, discarded } = setUpPool();
  const job = begin(on);
  await job.began;
  job.fail(new Error("It broke the protocol."));
  await expect(job.done).rejects.toThrow("broke");
  expect(await run()).toBe(1);
  expect(discarded).toEqual([[0, "failed"]]);
});

test("an idle item that ends is replaced without any job", async () => {
  const { pool: on, made, discarded } = setUpPool();
  on.refill();
  await until("one waits", () => made.length === 1);
  await settled();
  made[0]!.end();
  await until("another one waits", () => made.length === 2);
  expect(discarded).toEqual([[0, "ended"]]);
});

test("a job that nothing can be made for is told why; one that can wait for another item waits", async () => {
  let isWorking = true;
  let id = 0;
  const {
    pool: on,
    run,
    faults,
  } = setUpPool({
    slots: 2,
    async create(memoryMb) {
      if (!isWorking) throw new Error("The engine does not answer.");
      return new Item((id += 1), memoryMb);
    },
  });
  isWorking = false;
  await expect(run()).rejects.toThrow("does not answer");
  isWorking = true;
  const job = begin(on);
  await job.began;
  isWorking = false;
  const [other] = [...Array(3)].map(() => run());
  await settled();
  job.finish();
  expect(await other).toBe(await job.done);
  expect(faults.length).toBeLessThan(10);
});

test("a wait ends with its signal, and the others' goes on", async () => {
  const waits: number[] = [];
  const { pool: on } = setUpPool({ onWaiting: (count) => void waits.push(count) });
  const job = begin(on);
  await job.began;
  const leaving = new AbortController();
  const left = on.use(BASE_MB, leaving.signal, async () => "begun");
  const stays = on.use(BASE_MB, NEVER, async () => "begun");
  leaving.abort();
  await expect(left).rejects.toThrow("before it began");
  job.finish();
  expect(await stays).toBe("begun");
  expect(Math.max(...waits)).toBe(2);
  expect(waits.at(-1)).toBe(0);
});

test("what waits for long is replaced, though no job comes", async () => {
  const { pool: on, made, discarded } = setUpPool({ maxAgeMs: 50 });
  on.refill();
  await until("it was replaced twice", () => discarded.length >= 2);
  expect(discarded.slice(0, 2)).toEqual([
    [0, "age"],
    [1, "age"],
  ]);
  expect(made.length).toBeGreaterThanOrEqual(3);
});

test("closing discards every item, also those that are still being made, and ends the waits", async () => {
  const late = Promise.withResolvers<Item>();
  const { pool: on, discarded } = setUpPool({ create: () => late.promise });
  const waiting = on.use(BASE_MB, NEVER, async () => 1);
  const closed = on.close();
  await expect(waiting).rejects.toThrow("closed");
  late.resolve(new Item(7, BASE_MB));
  await closed;
  expect(discarded).toEqual([[7, "closed"]]);
  await expect(on.use(BASE_MB, NEVER, async () => 1)).rejects.toThrow("closed");
});
