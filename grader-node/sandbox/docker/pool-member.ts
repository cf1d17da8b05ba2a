/** What the pool needs to know of the things it keeps. */
export interface Poolable {
  /** The largest job that it has room for, in MiB. */
  readonly memoryMb: number;
  /** `performance.now()`. */
  readonly createdAt: number;
  readonly hasEnded: boolean;
  onEnd(listener: () => void): void;
  /** Resolves when it can take a job. */
  untilReady(): Promise<unknown>;
}

/** One thing in the pool, with what it has done so far. */
export interface Member<T extends Poolable> {
  readonly item: T;
  /** `settling` is between an answer and the readiness for the next job. */
  state: "idle" | "busy" | "settling";
  uses: number;
  /** The memory of the largest job that it had, in MiB. */
  largestMb: number;
  /** After so many jobs, or at this time, a successor is made, while it goes on. */
  readonly dueUses: number;
  readonly dueAt: number;
  /** From here on it takes no further job, successor or not. */
  readonly lastUse: number;
  readonly lastAt: number;
  hasSuccessor: boolean;
}

/** Successors are begun within the last tenth of the jobs and the last quarter of the time. */
const EARLY_USES = 0.1;
const EARLY_AGE = 0.25;
/** How much older than due it may get where no successor can be made. */
const OVERTIME = 1.5;

/** @param random from 0 to 1, so that members that began together do not end together. */
export function createMember<T extends Poolable>(
  item: T,
  { reuse, maxAgeMs, random }: { reuse: number; maxAgeMs: number; random: number },
): Member<T> {
  return {
    item,
    state: "idle",
    uses: 0,
    largestMb: 0,
    dueUses: reuse - Math.floor(random * EARLY_USES * reuse),
    dueAt: item.createdAt + maxAgeMs * (1 - random * EARLY_AGE),
    lastUse: reuse,
    lastAt: item.createdAt + maxAgeMs * OVERTIME,
    hasSuccessor: false,
  };
}

/** It has had its last job, or is having it. */
export function isSpent({ uses, lastUse, lastAt }: Member<Poolable>, now: number): boolean {
  return uses >= lastUse || now >= lastAt;
}

/** It should have a successor by now. */
export function isDue(member: Member<Poolable>, now: number): boolean {
  return member.uses >= member.dueUses || now >= member.dueAt || isSpent(member, now);
}

/**
 * The idle member that should have a job of this size: the smallest that has room, so that the larger
 * ones stay free for larger jobs; of those one that is not due, and the one that was used most, whose
 * memory is warm.
 */
export function choose<T extends Poolable>(
  members: Iterable<Member<T>>,
  sizeMb: number,
  now: number,
): Member<T> | undefined {
  return [...members]
    .filter(({ state, item }) => state === "idle" && item.memoryMb >= sizeMb)
    .filter((member) => !isSpent(member, now))
    .toSorted(
      (a, b) =>
        a.item.memoryMb - b.item.memoryMb ||
        Number(isDue(a, now)) - Number(isDue(b, now)) ||
        b.uses - a.uses,
    )[0];
}

/** The idle member that can best be done without: one that is due, else the smallest, else the oldest. */
export function dispensable<T extends Poolable>(
  members: Iterable<Member<T>>,
  now: number,
): Member<T> | undefined {
  return [...members]
    .filter(({ state }) => state === "idle")
    .toSorted(
      (a, b) =>
        Number(isDue(b, now)) - Number(isDue(a, now)) ||
        a.item.memoryMb - b.item.memoryMb ||
        a.item.createdAt - b.item.createdAt,
    )[0];
}
