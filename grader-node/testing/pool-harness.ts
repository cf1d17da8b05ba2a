import { afterEach } from "vitest";

import { createPool, type Departure, type Pool, type PoolOptions } from "../sandbox/docker/pool.ts";
import type { Poolable } from "../sandbox/docker/pool-member.ts";

export const NEVER: AbortSignal = new AbortController().signal;
export const BASE_MB = 256;

/** A container in memory, whose readiness the test decides. */
export class Item implements Poolable {
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

/** A pool of items in memory; one at a time. */
export function setUpPool(options: Partial<PoolOptions<Item>> = {}) {
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
export function begin(on: Pool<Item>, memoryMb = BASE_MB) {
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

export const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** In the file of tests that uses the pool. */
export function closePoolAfterEach(): void {
  afterEach(() => pool?.close());
}
