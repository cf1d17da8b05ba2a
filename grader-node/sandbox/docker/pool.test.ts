import { afterEach, expect, test } from "vitest";

import { until } from "../../testing/samples.ts";
import { createPool, type Departure, type Pool, type PoolOptions } from "./pool.ts";
import type { Poolable } from "./pool-member.ts";

const NEVER = new AbortController().signal;
const BASE_MB = 256;

/** A container in memory, whose readiness the test decides. */
class Item implements Poolable {
  readonly createdAt = performance.now();
  readonly id: number;
  readonly memoryMb: number;
  hasEnded = false;
  readiness: Promise<unknown> = Promise.resolve();
  #listeners: (() => void)[] = [];

  constructor(id: number, memoryMb: number) {
    this.id = id;
    this.memoryMb = memoryMb;
  }
  onEnd(listener: () => void): void {
    this.#listeners.push(listener);
  }
  untilReady(): Promise<unknown> {
    return this.readiness;
  }
  end(): void {
    this.hasEnded = true;
    for (const listener of this.#listeners) listener();
  }
}

let pool: Pool<Item> | undefined;

afterEach(() => pool?.close());

function setUp(options: Partial<PoolOptions<Item>> = {}) {
  const made: Item[] = [];
  const discarded: [number, Departure][] = [];
  const faults: unknown[] = [];
  const created = createPool<Item>({
    slots: 1,
    reuse: 1_000,
    warm: 0,
    baseMb: BASE_MB,
    maxAgeMs: 60_000,
    settleMs: 1_000,
    async create(memoryMb) {
      const item = new Item(made.length, memoryMb);
      made.push(item);
      return item;
    },
    discard: (item, why) => void discarded.push([item.id, why]),
    onCreateFailed: (error) => void faults.push(error),
    ...options,
  });
  pool = created;
  /** Answers the id of the item that the job had. */
  const run = (memoryMb = BASE_MB) => created.use(memoryMb, NEVER, async ({ id }) => id);
  return { pool: created, made, discarded, faults, run };
}

/** Begins a job that ends when it is told to. */
function begin(on: Pool<Item>, memoryMb = BASE_MB) {
  const finish = Promise.withResolvers<void>();
  const began = Promise.withResolvers<Item>();
  const done = on.use(memoryMb, NEVER, async (item) => {
    began.resolve(item);
    await finish.promise;
    return item.id;
  });
  done.catch(() => undefined);
  return { began: began.promise, finish: finish.resolve, fail: finish.reject, done };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test("one item does one job after another, as many as it may", async () => {
  const { run, made, discarded } = setUp({ reuse: 3 });
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
  const { pool: on, run, made } = setUp({ reuse: 2 });
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
  const { run, made, discarded } = setUp({ reuse: 100 });
  for (let job = 0; job < 100; job += 1) await run();
  await settled();
  expect(made).toHaveLength(2);
  expect(discarded).toEqual([[0, "used"]]);
});

test("where an item is used once, so many wait, and each job has its own", async () => {
  const { pool: on, run, made, discarded } = setUp({ reuse: 1, warm: 2, slots: 2 });
  on.refill();
  await until("two wait", () => made.length === 2);
  expect(new Set([await run(), await run(), await run()]).size).toBe(3);
  await settled();
  expect(made).toHaveLength(5);
  expect(discarded.map(([, why]) => why)).toEqual(["used", "used", "used"]);
});

test("where an item is used once, the next is made after the answer, not beside the job", async () => {
  const { pool: on, made } = setUp({ reuse: 1, warm: 1 });
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
  const { pool: on, made } = setUp({ slots: 2 });
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
  const { pool: on, made } = setUp();
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
  const { pool: on, run, discarded } = setUp({ settleMs: 30 });
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
  const { pool: on, run, discarded } = setUp();
  const job = begin(on);
  await job.began;
  job.fail(new Error("It broke the protocol."));
  await expect(job.done).rejects.toThrow("broke");
  expect(await run()).toBe(1);
  expect(discarded).toEqual([[0, "failed"]]);
});

test("an idle item that ends is replaced without any job", async () => {
  const { pool: on, made, discarded } = setUp();
  on.refill();
  await until("one waits", () => made.length === 1);
  await settled();
  made[0]!.end();
  await until("another one waits", () => made.length === 2);
  expect(discarded).toEqual([[0, "ended"]]);
});

test("a larger job has a larger item made, which then stays in place of a smaller one", async () => {
  const { pool: on, run, made, discarded } = setUp({ slots: 2 });
  on.refill();
  await until("two wait", () => made.length === 2);
  expect(await run(512)).toBe(2);
  expect(made[2]!.memoryMb).toBe(512);
  await until("a small one has gone", () => discarded.length === 1);
  for (let job = 0; job < 5; job += 1) expect(await run(512)).toBe(2);
  // The small one is left for the small jobs.
  expect(await run()).not.toBe(2);
  expect(made).toHaveLength(3);
  expect(discarded[0]![1]).toBe("replaced");
});

test("a successor is as large as what its predecessor had to do", async () => {
  const { run, made } = setUp({ reuse: 2 });
  await run(512);
  await run(512);
  await settled();
  expect(made.map(({ memoryMb }) => memoryMb)).toEqual([512, 512]);
  await run();
  await run();
  await settled();
  expect(made.at(-1)!.memoryMb).toBe(BASE_MB);
});

test("a small job does not wait for the large one before it", async () => {
  const large = Promise.withResolvers<Item>();
  const { pool: on, made } = setUp({
    slots: 2,
    async create(memoryMb) {
      if (memoryMb > BASE_MB) return large.promise;
      made.push(new Item(made.length, memoryMb));
      return made.at(-1)!;
    },
  });
  on.refill();
  await until("two wait", () => made.length === 2);
  const waiting = on.use(512, NEVER, async ({ memoryMb }) => memoryMb);
  expect(await on.use(BASE_MB, NEVER, async ({ memoryMb }) => memoryMb)).toBe(BASE_MB);
  large.resolve(new Item(9, 512));
  expect(await waiting).toBe(512);
});

test("what was made for a large job stays for it, though small ones took the slot meanwhile", async () => {
  const isMade = Promise.withResolvers<void>();
  const isReady = Promise.withResolvers<void>();
  const made: Item[] = [];
  const { pool: shared, discarded } = setUp({
    async create(memoryMb) {
      if (memoryMb > BASE_MB) await isMade.promise;
      const item = new Item(made.length, memoryMb);
      made.push(item);
      return item;
    },
  });
  const first = begin(shared);
  (await first.began).readiness = isReady.promise;
  const large = begin(shared, 2 * BASE_MB);
  const second = begin(shared);
  first.finish();
  await settled();
  isReady.resolve();
  await second.began;
  isMade.resolve();
  await settled();
  expect(discarded).toEqual([]);

  second.finish();
  large.finish();
  expect(await large.done).toBe(1);
});

test("a job that nothing can be made for is told why; one that can wait for another item waits", async () => {
  let isWorking = true;
  let id = 0;
  const {
    pool: on,
    run,
    faults,
  } = setUp({
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
  const { pool: on } = setUp({ onWaiting: (count) => void waits.push(count) });
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
  const { pool: on, made, discarded } = setUp({ maxAgeMs: 50 });
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
  const { pool: on, discarded } = setUp({ create: () => late.promise });
  const waiting = on.use(BASE_MB, NEVER, async () => 1);
  const closed = on.close();
  await expect(waiting).rejects.toThrow("closed");
  late.resolve(new Item(7, BASE_MB));
  await closed;
  expect(discarded).toEqual([[7, "closed"]]);
  await expect(on.use(BASE_MB, NEVER, async () => 1)).rejects.toThrow("closed");
});
