import { expect, test } from "vitest";

import { until } from "../../testing/samples.ts";
import { createWarmPool, type Poolable } from "./warm-pool.ts";

test("what waits for long is replaced, though nobody takes anything", async () => {
  const made: Poolable[] = [];
  const discarded: Poolable[] = [];
  const pool = createWarmPool<Poolable>({
    size: 1,
    async create() {
      const item: Poolable = {
        createdAt: performance.now(),
        hasEnded: false,
        onEnd: () => undefined,
        remove: async () => undefined,
      };
      made.push(item);
      return item;
    },
    discard: (item) => void discarded.push(item),
    onCreateFailed: () => undefined,
    maxAgeMs: 50,
  });
  pool.refill();
  await until("it was replaced twice", () => made.length >= 3);
  expect(discarded.slice(0, 2)).toEqual(made.slice(0, 2));
  await pool.close();
});
