import type { BackoffRange } from "./backoff.ts";

/** Every delay of the loop, in milliseconds. */
export interface LoopTiming {
  /** Between polls that found nothing. */
  idlePoll: BackoffRange;
  /** Polls after a nudge and the one at once: a message may become visible a moment later. */
  quickPollsMs: readonly number[];
  /** Between polls of a lane whose last poll failed. */
  failedPoll: BackoffRange;
  /** Between tries of one claim, and how long to try before the messages go back: two calls' time. */
  claimRetry: BackoffRange;
  claimGiveUpMs: number;
  /** Between tries of one report. */
  reportRetry: BackoffRange;
  /** How long after its lease a report is still sent. */
  reportGraceMs: number;
}

export const LOOP_TIMING: LoopTiming = {
  idlePoll: { minMs: 50, maxMs: 2_000 },
  quickPollsMs: [3, 10, 30, 100],
  failedPoll: { minMs: 500, maxMs: 10_000 },
  claimRetry: { minMs: 100, maxMs: 2_000 },
  claimGiveUpMs: 10_000,
  reportRetry: { minMs: 100, maxMs: 3_000 },
  reportGraceMs: 600_000,
};

/**
 * How long the queue hides a pulled message. There is no call that prolongs it, so it must outlast
 * the claim's retries and the lease that the Worker gives for the default limits (40 s), or messages
 * of live jobs would come round again. When one does, its claim is lost and it is dropped: this
 * constant decides how much is fetched in vain, never what is right.
 */
export const VISIBILITY_TIMEOUT_MS = 55_000;

/** How long others must wait for messages that this node could not claim, in seconds. */
export const UNCLAIMED_DELAY_SECONDS = 2;
