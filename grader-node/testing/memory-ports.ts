import type { Claim, Progress, Report } from "../../contract/grader.ts";
import type {
  Coordinator,
  Fitness,
  JobOutcome,
  LoopObserver,
  PulledMessage,
  QueueLane,
} from "../loop/ports.ts";
import type { LoopTiming } from "../loop/timing.ts";
import { claimOf, RESULT } from "./samples.ts";

/** A lane in memory that records what became of each lease. */
export interface MemoryLane extends QueueLane {
  readonly waiting: PulledMessage[];
  readonly pulls: { batchSize: number; visibilityTimeoutMs: number; got: number }[];
  readonly acked: string[];
  readonly returned: { leaseId: string; delaySeconds: number }[];
  put(...gradingIds: string[]): void;
  /** Runs before each pull is answered; may throw. */
  beforePull: () => void | Promise<void>;
  beforeAck: () => void;
}

export function memoryLane(lane: QueueLane["lane"] = "grading"): MemoryLane {
  const queue: MemoryLane = {
    lane,
    waiting: [],
    pulls: [],
    acked: [],
    returned: [],
    beforePull: () => undefined,
    beforeAck: () => undefined,
    put(...gradingIds) {
      for (const gradingId of gradingIds) {
        queue.waiting.push({ leaseId: `${lane}/${gradingId}`, body: { gradingId } });
      }
    },
    async pull(batchSize, visibilityTimeoutMs) {
      await queue.beforePull();
      const messages = queue.waiting.splice(0, batchSize);
      queue.pulls.push({ batchSize, visibilityTimeoutMs, got: messages.length });
      return messages;
    },
    async ack(leaseIds) {
      queue.beforeAck();
      queue.acked.push(...leaseIds);
    },
    async giveBack(leaseIds, delaySeconds) {
      for (const leaseId of leaseIds) queue.returned.push({ leaseId, delaySeconds });
    },
  };
  return queue;
}

/** A Worker in memory. Grants every claim but those in `taken`. */
export interface MemoryCoordinator extends Coordinator {
  readonly claimCalls: string[][];
  /** The id of each claim call, in the order of `claimCalls`. */
  readonly claimIds: string[];
  readonly reportCalls: Report[][];
  readonly progressCalls: Progress[][];
  /** Reports that were answered with success. */
  readonly stored: Report[];
  readonly taken: Set<string>;
  readonly leaseMs: Map<string, number>;
  beforeClaim: () => void | Promise<void>;
  beforeReport: (reports: Report[]) => void | Promise<void>;
}

export function memoryCoordinator(): MemoryCoordinator {
  const worker: MemoryCoordinator = {
    claimCalls: [],
    claimIds: [],
    reportCalls: [],
    progressCalls: [],
    stored: [],
    taken: new Set(),
    leaseMs: new Map(),
    beforeClaim: () => undefined,
    beforeReport: () => undefined,
    async claim(claimId, gradingIds) {
      worker.claimCalls.push(gradingIds);
      worker.claimIds.push(claimId);
      await worker.beforeClaim();
      return gradingIds
        .filter((id) => !worker.taken.has(id))
        .map((id) => claimOf(id, { leaseMs: worker.leaseMs.get(id) ?? 45_000 }));
    },
    async progress(runs) {
      worker.progressCalls.push(runs);
    },
    async report(reports) {
      worker.reportCalls.push(reports);
      await worker.beforeReport(reports);
      worker.stored.push(...reports);
      return { outcomes: reports.map(({ gradingId }) => ({ gradingId, outcome: "stored" })) };
    },
  };
  return worker;
}

export const ALWAYS_FIT: Fitness = {
  isFit: () => true,
  untilFit: async () => undefined,
  record: () => undefined,
  claimFailed: () => undefined,
};

export interface CountingObserver extends LoopObserver {
  lost: number;
  retried: number;
  outcomes: string[];
}

export function countingObserver(): CountingObserver {
  const observer: CountingObserver = {
    lost: 0,
    retried: 0,
    outcomes: [],
    polled: () => undefined,
    pollFailed: () => undefined,
    claimsLost: (count) => (observer.lost += count),
    jobFinished: () => undefined,
    reportRetried: () => (observer.retried += 1),
    reported: (outcome) => observer.outcomes.push(outcome),
    slots: () => undefined,
  };
  return observer;
}

/** Jobs that finish when the test says so. */
export function manualJobs() {
  const started: string[] = [];
  const finishers = new Map<string, () => void>();
  return {
    started,
    finish(gradingId: string) {
      finishers.get(gradingId)?.();
    },
    run(claim: Claim, signal: AbortSignal): Promise<JobOutcome> {
      started.push(claim.gradingId);
      const { promise, resolve } = Promise.withResolvers<JobOutcome>();
      finishers.set(claim.gradingId, () => resolve(graded(claim)));
      signal.addEventListener("abort", () => {
        const report: Report = {
          gradingId: claim.gradingId,
          lease: claim.lease,
          outcome: { kind: "error", reason: "stopped" },
        };
        resolve({ report, fault: "other" });
      });
      return promise;
    },
  };
}

export function graded({ gradingId, lease }: Claim): JobOutcome {
  return {
    report: { gradingId, lease, outcome: { kind: "graded", result: RESULT } },
    fault: "none",
  };
}

/** The loop's real delays, shortened so that a test takes no longer than it must. */
export const QUICK: LoopTiming = {
  idlePoll: { minMs: 1, maxMs: 5 },
  quickPollsMs: [1, 1],
  failedPoll: { minMs: 1, maxMs: 5 },
  claimRetry: { minMs: 1, maxMs: 5 },
  claimGiveUpMs: 50,
  reportRetry: { minMs: 1, maxMs: 5 },
  reportGraceMs: 20,
};

/** Polls so rarely that within a test only a nudge or a free slot explains one. */
export const RARE: LoopTiming = { ...QUICK, idlePoll: { minMs: 3_600_000, maxMs: 3_600_000 } };
