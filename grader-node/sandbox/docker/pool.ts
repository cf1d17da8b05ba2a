import { SandboxError } from "../types.ts";
import {
  choose,
  createMember,
  dispensable,
  isDue,
  isSpent,
  type Member,
  type Poolable,
} from "./pool-member.ts";

/**
 * Why a member left: after its jobs (`used`), its time (`age`), for a larger one or a successor
 * (`replaced`), since it ended by itself (`ended`), did not become ready again (`late`), or something
 * went wrong or was called off while it had a job (`failed`).
 */
export type Departure = "used" | "age" | "replaced" | "ended" | "late" | "failed" | "closed";

export interface PoolOptions<T extends Poolable> {
  /** How many jobs may run side by side; as many members are kept. */
  slots: number;
  /** How many jobs a member takes, one after another; 1 or more. */
  reuse: number;
  /** Where a member takes one job only: how many wait for theirs. */
  warm: number;
  /** The memory of members that are made ahead, in MiB. */
  baseMb: number;
  maxAgeMs: number;
  /** How long a member may take to become ready again, in milliseconds. */
  settleMs: number;
  /** Resolves with one that is ready for its first job. */
  create(memoryMb: number): Promise<T>;
  discard(item: T, why: Departure): void;
  /** A creation failed that no job waited for. */
  onCreateFailed(error: unknown): void;
  /** How many jobs wait for a member. */
  onWaiting?(count: number): void;
}

export interface Pool<T extends Poolable> {
  /**
   * Has `work` done with one member, which nobody else has meanwhile. Jobs wait in the order in which
   * they came; one for which there is room does not wait for a larger one. A member with which the
   * work failed is not used again.
   * @throws what `work` throws, what `create` throws, or a SandboxError when `signal` ends the wait.
   */
  use<R>(memoryMb: number, signal: AbortSignal, work: (item: T) => Promise<R>): Promise<R>;
  /** Makes what is missing, in the background. */
  refill(): void;
  /** Ends all waits and discards every member; resolves when nothing is being made any more. */
  close(): Promise<void>;
}

interface Waiter<T extends Poolable> {
  sizeMb: number;
  resolve(member: Member<T>): void;
  reject(error: unknown): void;
}

/** How long to wait before a member that failed to start is tried again, where others can do its work. */
const RETRY_PAUSE_MS = 1_000;
const CHECKS_PER_AGE = 20;
const now = () => performance.now();
/** An engine makes containers nearly one after another; more at once only make all of them late. */
const MIN_STARTS_AT_ONCE = 4;

/** Keeps members ahead of their use, so that start-up is not on anybody's way. */
export function createPool<T extends Poolable>(options: PoolOptions<T>): Pool<T> {
  const { slots, reuse } = options;
  const isSingleUse = reuse === 1;
  const kept = isSingleUse ? options.warm : slots;
  const startsAtOnce = Math.max(MIN_STARTS_AT_ONCE, Math.ceil(slots / 4));
  const members = new Set<Member<T>>();
  const starting = new Map<Promise<void>, number>();
  const waiters: Waiter<T>[] = [];
  /** Sizes of members that left without a successor. */
  const owedMb: number[] = [];
  let busy = 0;
  let pausedUntil = 0;
  let pause: NodeJS.Timeout | undefined;
  let isClosed = false;
  // Where no jobs come, nothing else would look at the age of what waits.
  const upkeep = setInterval(refill, options.maxAgeMs / CHECKS_PER_AGE).unref();

  /** Those that will take another job. */
  const lasting = () => [...members].filter((member) => !isSpent(member, now()));
  /** Those that need no successor yet. */
  const fresh = () => lasting().filter((member) => !isDue(member, now()));

  function leave(member: Member<T>, why: Departure): void {
    if (!members.delete(member)) return;
    if (!member.hasSuccessor && why !== "replaced") owedMb.push(sizeFor(member));
    options.discard(member.item, why);
  }

  function reasonFor(member: Member<T>): Departure | undefined {
    if (!isDue(member, now())) return undefined;
    return member.uses >= member.dueUses ? "used" : "age";
  }

  /** As large as what it had to do: a large one that had small jobs only is followed by a small one. */
  function sizeFor({ largestMb }: Member<T>): number {
    return Math.max(options.baseMb, largestMb);
  }

  async function make(memoryMb: number): Promise<void> {
    try {
      const item = await options.create(memoryMb);
      const random = Math.random();
      const member = createMember(item, { reuse, maxAgeMs: options.maxAgeMs, random });
      members.add(member);
      // While it is busy or settling, those who wait for its answer are told by itself.
      item.onEnd(() => {
        if (member.state !== "idle") return;
        leave(member, "ended");
        pauseRefill();
      });
    } catch (error) {
      owedMb.push(memoryMb);
      const others = starting.size - 1;
      const victim = waiters.find(({ sizeMb }) => sizeMb <= memoryMb && !canWait(sizeMb));
      if (victim && waiters.length > others) withdraw(victim)?.reject(error);
      else options.onCreateFailed(error);
      pauseRefill();
    }
  }

  /** There is somebody who will come back and has room for such a job. */
  function canWait(sizeMb: number): boolean {
    return lasting().some(({ item }) => item.memoryMb >= sizeMb);
  }

  function start(memoryMb: number): void {
    const made = make(memoryMb).finally(() => {
      starting.delete(made);
      if (isClosed) discardAll();
      else update();
    });
    starting.set(made, memoryMb);
  }

  function pauseRefill(): void {
    pausedUntil = now() + RETRY_PAUSE_MS;
    clearTimeout(pause);
    if (!isClosed) pause = setTimeout(refill, RETRY_PAUSE_MS + 1).unref();
  }

  function withdraw(waiter: Waiter<T>): Waiter<T> | undefined {
    const at = waiters.indexOf(waiter);
    if (at === -1) return undefined;
    waiters.splice(at, 1);
    options.onWaiting?.(waiters.length);
    return waiter;
  }

  /** Gives idle members to those who wait. */
  function handOver(): void {
    const asked = waiters.slice();
    for (const waiter of asked) {
      if (busy >= slots) return;
      const member = choose(members, waiter.sizeMb, now());
      if (!member) continue;
      withdraw(waiter);
      busy += 1;
      member.state = "busy";
      member.uses += 1;
      member.largestMb = Math.max(member.largestMb, waiter.sizeMb);
      waiter.resolve(member);
    }
  }

  /** Begins what those need who wait although a slot is free, and for whom nobody is on the way. */
  function startForWaiting(): void {
    const coming = [
      ...starting.values(),
      ...lasting()
        .filter(({ state }) => state === "settling")
        .map(({ item }) => item.memoryMb),
    ];
    for (const { sizeMb } of waiters.slice(0, Math.max(0, slots - busy))) {
      const at = coming.findIndex((memoryMb) => memoryMb >= sizeMb);
      if (at !== -1) {
        coming.splice(at, 1);
        continue;
      }
      if (starting.size >= startsAtOnce || (now() < pausedUntil && canWait(sizeMb))) return;
      start(Math.max(sizeMb, options.baseMb));
    }
  }

  function startForLater(): void {
    while (now() >= pausedUntil && starting.size < startsAtOnce) {
      if (fresh().length + starting.size >= kept) return;
      const old = [...members].find((one) => isDue(one, now()) && !one.hasSuccessor);
      if (old) old.hasSuccessor = true;
      start(old ? sizeFor(old) : (owedMb.pop() ?? options.baseMb));
    }
  }

  /** Of the larger ones, those stay that were begun for a job which still waits for a free slot. */
  function isUnawaited({ item }: Member<T>): boolean {
    return !waiters.some(({ sizeMb }) => sizeMb > options.baseMb && sizeMb <= item.memoryMb);
  }

  function discardSurplus(): void {
    for (const member of members) {
      if (member.state === "idle" && isSpent(member, now())) leave(member, "age");
    }
    // What was begun for a job that has gone meanwhile, or in place of one that is still here.
    while (lasting().length > kept) {
      const member = dispensable([...members].filter(isUnawaited), now());
      // A successor stays, though the one that it is for still has a job.
      const isKept = member && !isDue(member, now()) && fresh().length <= kept;
      if (!member || isKept) break;
      leave(member, reasonFor(member) ?? "replaced");
    }
    owedMb.splice(0, owedMb.length - kept);
  }

  function update(): void {
    if (isClosed) return;
    handOver();
    startForWaiting();
    // A container that is used once is followed by another after its answer, not beside its job.
    if (!isSingleUse) startForLater();
    discardSurplus();
  }

  function refill(): void {
    update();
    if (!isClosed) startForLater();
  }

  function acquire(sizeMb: number, signal: AbortSignal): Promise<Member<T>> {
    if (isClosed) throw new SandboxError("The sandbox is closed.");
    const { promise, resolve, reject } = Promise.withResolvers<Member<T>>();
    const waiter: Waiter<T> = { sizeMb, resolve, reject };
    const giveUp = () =>
      withdraw(waiter)?.reject(new SandboxError("The job was given up before it began."));
    waiters.push(waiter);
    options.onWaiting?.(waiters.length);
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) giveUp();
    else update();
    return promise.finally(() => signal.removeEventListener("abort", giveUp));
  }

  /** Until it says that nothing of the last job is left. */
  async function settle(member: Member<T>): Promise<void> {
    if (isSpent(member, now())) return leave(member, reasonFor(member) ?? "used");
    member.state = "settling";
    const late = Promise.withResolvers<"late">();
    const timer = setTimeout(() => late.resolve("late"), options.settleMs);
    const ready = member.item.untilReady().then(
      () => "ready" as const,
      () => "ended" as const,
    );
    const outcome = await Promise.race([ready, late.promise]);
    clearTimeout(timer);
    if (outcome !== "ready" || member.item.hasEnded) {
      return leave(member, outcome === "late" ? "late" : "ended");
    }
    member.state = "idle";
  }

  function discardAll(): void {
    for (const member of members) leave(member, "closed");
  }

  return {
    async use(memoryMb, signal, work) {
      const member = await acquire(memoryMb, signal);
      try {
        const result = await work(member.item);
        void settle(member).then(refill);
        return result;
      } catch (error) {
        leave(member, "failed");
        throw error;
      } finally {
        busy -= 1;
        // A free slot may be what others have waited for; a failed member is to be replaced.
        queueMicrotask(refill);
      }
    },
    refill,
    async close() {
      isClosed = true;
      clearTimeout(pause);
      clearInterval(upkeep);
      for (const waiter of waiters.splice(0)) {
        waiter.reject(new SandboxError("The sandbox is closed."));
      }
      options.onWaiting?.(0);
      discardAll();
      await Promise.allSettled(starting.keys());
      discardAll();
    },
  };
}
