/** What the pool needs to know of the things it keeps. */
export interface Poolable {
  readonly createdAt: number;
  readonly hasEnded: boolean;
  onEnd(listener: () => void): void;
  remove(): Promise<void>;
}

export interface WarmPoolOptions<T extends Poolable> {
  size: number;
  create(): Promise<T>;
  discard(item: T): void;
  onCreateFailed(error: unknown): void;
  /** Items are replaced, used or not, when they are about as old as this, in milliseconds. */
  maxAgeMs: number;
}

export interface WarmPool<T extends Poolable> {
  /** One started item, to be used once: a waiting one, else the one being made, else a new one. */
  take(): Promise<T>;
  /** Makes what is missing, in the background. */
  refill(): void;
  /** Stops refilling; resolves when everything is made or has failed, and answers what is left. */
  close(): Promise<T[]>;
}

/** How long to wait before an item that ended by itself, or failed to start, is replaced. */
const REFILL_PAUSE_MS = 1_000;
const CHECKS_PER_AGE = 10;

/** Keeps started items ahead of their use, so that start-up is not on anybody's way. */
export function createWarmPool<T extends Poolable>(options: WarmPoolOptions<T>): WarmPool<T> {
  const ready: T[] = [];
  const making: Promise<T>[] = [];
  let isClosed = false;
  let pause: NodeJS.Timeout | undefined;
  // Where no jobs come, nothing else would look at the age of what waits.
  const upkeep = setInterval(refill, options.maxAgeMs / CHECKS_PER_AGE).unref();

  function refillSoon(): void {
    if (isClosed) return;
    clearTimeout(pause);
    pause = setTimeout(refill, REFILL_PAUSE_MS);
    pause.unref();
  }

  function discardAged(): void {
    const oldest = performance.now() - options.maxAgeMs;
    for (const item of ready.filter(({ createdAt }) => createdAt < oldest)) {
      ready.splice(ready.indexOf(item), 1);
      options.discard(item);
    }
  }

  /** Takes a promise off the list; false when a taker has it already. */
  function settle(promise: Promise<T>): boolean {
    const index = making.indexOf(promise);
    if (index === -1) return false;
    void making.splice(index, 1);
    return true;
  }

  async function make(): Promise<void> {
    const promise = options.create();
    making.push(promise);
    try {
      const item = await promise;
      if (!settle(promise)) return;
      ready.push(item);
      item.onEnd(() => {
        const at = ready.indexOf(item);
        if (at === -1) return;
        ready.splice(at, 1);
        options.discard(item);
        refillSoon();
      });
    } catch (error) {
      if (!settle(promise)) return;
      options.onCreateFailed(error);
      refillSoon();
    }
  }

  function refill(): void {
    if (isClosed) return;
    discardAged();
    while (ready.length + making.length < options.size) void make();
  }

  return {
    async take() {
      discardAged();
      const item = ready.shift();
      if (item) return item;
      return await (making.shift() ?? options.create());
    },
    refill,
    async close() {
      isClosed = true;
      clearTimeout(pause);
      clearInterval(upkeep);
      await Promise.allSettled(making);
      return ready.splice(0);
    },
  };
}
