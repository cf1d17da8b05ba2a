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

test("a larger job has a larger item made, which then stays in place of a smaller one", async () => {
  const { pool: on, run, made, discarded } = setUpPool({ slots: 2 });
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
  const { run, made } = setUpPool({ reuse: 2 });
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
  const { pool: on, made } = setUpPool({
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
  const { pool: shared, discarded } = setUpPool({
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
