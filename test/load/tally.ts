/** What is timed, in milliseconds. */
export const TIMES = [
  "session",
  "connect",
  "post",
  "verdictNew",
  "verdictCached",
  "pushNew",
  "pushCached",
] as const;
export type Time = (typeof TIMES)[number];

/** What is counted. */
export const COUNTS = [
  /** Users whose session and socket are open, or were. */
  "arrived",
  /** Users who are through with all that they had to submit. */
  "done",
  "accepted",
  /** Of the accepted those whose program had been graded before. */
  "cached",
  /** Submissions whose end came down the socket. */
  "verdicts",
  /** Ends that came a second time, with a number of their own. */
  "doubles",
  /** Sockets that were cut and opened again. */
  "reconnects",
  /** Submissions that were given up, unanswered or without an end. */
  "givenUp",
] as const;
export type Count = (typeof COUNTS)[number];

/** All that the simulated users find out, in one place. */
export interface Tally {
  readonly counts: Record<Count, number>;
  readonly times: Record<Time, number[]>;
  /** Failures by kind. */
  readonly errors: Record<string, number>;
  /** Answers that ask to wait, by code: no failures. */
  readonly waits: Record<string, number>;
  /** Verdicts by word, and `failed`. */
  readonly words: Record<string, number>;
  /** From the first POST to the last that was accepted, and to the last end, in seconds. */
  acceptingSeconds(): number;
  gradingSeconds(): number;
  add(count: Count): void;
  time(time: Time, ms: number): void;
  fail(kind: string): void;
  wait(code: string): void;
  end(word: string): void;
}

export function createTally(): Tally {
  const counts = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Record<Count, number>;
  const times = Object.fromEntries(TIMES.map((name): [Time, number[]] => [name, []])) as Record<
    Time,
    number[]
  >;
  const errors: Record<string, number> = {};
  const waits: Record<string, number> = {};
  const words: Record<string, number> = {};
  let firstPostAt: number | null = null;
  let lastAcceptedAt = 0;
  let lastEndAt = 0;
  const since = (at: number) => (firstPostAt === null ? 0 : Math.max(0, at - firstPostAt) / 1_000);

  return {
    counts,
    times,
    errors,
    waits,
    words,
    acceptingSeconds: () => since(lastAcceptedAt),
    gradingSeconds: () => since(lastEndAt),
    add(count) {
      counts[count] += 1;
      if (count === "accepted") lastAcceptedAt = performance.now();
    },
    time(time, ms) {
      times[time].push(ms);
      if (time === "post") firstPostAt ??= performance.now() - ms;
    },
    fail: (kind) => increment(errors, kind),
    wait: (code) => increment(waits, code),
    end(word) {
      counts.verdicts += 1;
      lastEndAt = performance.now();
      increment(words, word);
    },
  };
}

function increment(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** All of these together. */
export function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
