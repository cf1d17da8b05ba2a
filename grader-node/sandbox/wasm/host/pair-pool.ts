import type { SandboxJob } from "../../types.ts";
import type { Ended, Pair } from "./pair.ts";

export type Finished = Exclude<Ended, { kind: "stuck" }>;

export interface PairPool {
  /** Resolves once the first pair is ready. @throws when it cannot be made. */
  untilReady(): Promise<void>;
  /**
   * @param onProgress is told by the judge which tests have ended, as a SandboxProgress.
   * @throws when no pair can be made, a thread ends by itself, or `signal` ends the job.
   */
  run(
    job: SandboxJob,
    signal: AbortSignal,
    onProgress: (progress: unknown) => void,
  ): Promise<Finished>;
}

/** A pair has one job, and is followed by another one, so that none has to be waited for. */
export function createPairPool(options: { slots: number; open: () => Promise<Pair> }): PairPool {
  const waiting: Promise<Pair>[] = [];

  function refill(): void {
    while (waiting.length < options.slots) {
      const pair = options.open();
      // Whoever gets it is told; until then nobody is.
      pair.catch(() => undefined);
      waiting.push(pair);
    }
  }

  async function take(): Promise<Pair> {
    refill();
    const pair = await waiting.shift()!;
    return pair.hasEnded ? take() : pair;
  }

  /** The one that is left is judged by another: to make the list of tests takes no program. */
  async function fold(
    job: SandboxJob,
    stuck: Extract<Ended, { kind: "stuck" }>,
  ): Promise<Finished> {
    const pair = await take();
    try {
      const ended = await pair.fold(job, stuck.outcome);
      if (ended.kind !== "stuck") return ended;
      return { kind: "refused", reason: "The tests of this assignment cannot be listed." };
    } finally {
      void pair.end();
    }
  }

  return {
    async untilReady() {
      refill();
      await waiting[0];
    },
    async run(job, signal, onProgress) {
      const pair = await take();
      const giveUp = () => void pair.end();
      signal.addEventListener("abort", giveUp, { once: true });
      try {
        signal.throwIfAborted();
        const ended = await pair.run(job, onProgress);
        return ended.kind === "stuck" ? await fold(job, ended) : ended;
      } finally {
        signal.removeEventListener("abort", giveUp);
        void pair.end();
        refill();
      }
    },
  };
}
