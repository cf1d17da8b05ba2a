import { MAX_BATCH, type Report } from "../../contract/grader.ts";
import { sleep } from "./alarm.ts";
import { backoffMs, type BackoffRange } from "./backoff.ts";
import {
  RemoteError,
  type ClaimJournal,
  type Coordinator,
  type Log,
  type LoopObserver,
  type QueueLane,
} from "./ports.ts";
import { ackAll, giveBackAll } from "./settle.ts";

/** One finished job with the messages that stand for it. */
export interface Finished {
  report: Report;
  lane: QueueLane;
  leaseIds: string[];
  /** When the Worker's lease ends at the latest, on `performance.now()`'s clock. */
  leaseEndsAt: number;
}

export interface ReporterDeps {
  coordinator: Pick<Coordinator, "report">;
  observer: LoopObserver;
  journal: ClaimJournal;
  log: Log;
  retry: BackoffRange;
  /** How long after its lease a report is still sent, in milliseconds. */
  graceMs: number;
}

export interface Reporter {
  add(finished: Finished): void;
  /** Resolves when nothing is left to report or to ack. */
  idle(): Promise<void>;
}

/** Two calls at a time: one that hangs does not hold back what finishes after it. */
const MAX_CALLS_IN_FLIGHT = 2;
/** Reports that wait for a call, beside those in flight; the oldest are dropped for more. */
const MAX_READY = 300;

/**
 * Sends reports, as many as are ready in one call, and acks their messages only after the Worker
 * has answered with success. A report is tried again until some time after its lease has run out,
 * since the Worker takes it for as long as nobody else has taken the grading over.
 */
export function createReporter(deps: ReporterDeps): Reporter {
  const ready: Finished[] = [];
  const calls = new Set<Promise<void>>();

  function pump(): void {
    while (ready.length > 0 && calls.size < MAX_CALLS_IN_FLIGHT) {
      const call = deliver(deps, ready.splice(0, MAX_BATCH)).finally(() => {
        calls.delete(call);
        pump();
      });
      calls.add(call);
    }
  }

  return {
    add(finished) {
      ready.push(finished);
      if (ready.length > MAX_READY) void drop(deps, ready.splice(0, ready.length - MAX_READY));
      // After this tick, so that jobs which finished together go out together.
      queueMicrotask(pump);
    },
    async idle() {
      await Promise.resolve();
      while (calls.size > 0 || ready.length > 0) {
        pump();
        await Promise.all(calls);
      }
    },
  };
}

async function deliver(deps: ReporterDeps, batch: Finished[]): Promise<void> {
  let waiting = batch;
  for (let attempt = 0; waiting.length > 0; attempt += 1) {
    try {
      const answer = await deps.coordinator.report(waiting.map(({ report }) => report));
      for (const { gradingId, outcome } of answer.outcomes) {
        deps.observer.reported(outcome);
        if (outcome === "refused") deps.log.warn({ gradingId }, "another node holds this grading");
      }
      deps.journal.settle(waiting.map(({ report }) => report));
      await ackDelivered(deps, waiting);
      return;
    } catch (error) {
      if (error instanceof RemoteError && error.isRefusal) {
        await deliverRefused(deps, waiting, error);
        return;
      }
      waiting = await dropExpired(deps, waiting);
      if (waiting.length === 0) return;
      deps.observer.reportRetried();
      deps.log.warn(
        { reports: waiting.map(({ report }) => report.gradingId), attempt, err: error },
        "the Worker could not take the reports; they will be sent again",
      );
      await sleep(backoffMs(deps.retry, attempt));
    }
  }
}

async function ackDelivered(deps: ReporterDeps, delivered: Finished[]): Promise<void> {
  const byLane = Map.groupBy(delivered, ({ lane }) => lane);
  await Promise.all(
    Array.from(byLane, ([lane, finished]) =>
      ackAll(
        lane,
        finished.flatMap(({ leaseIds }) => leaseIds),
        deps.log,
      ),
    ),
  );
}

/**
 * The Worker will not take this request as it is. One bad report must not take the others with it,
 * so each goes alone; a result refused alone becomes an error report, so that the grading moves on.
 */
async function deliverRefused(
  deps: ReporterDeps,
  refused: Finished[],
  error: RemoteError,
): Promise<void> {
  if (refused.length > 1) {
    for (const finished of refused) await deliver(deps, [finished]);
    return;
  }
  for (const finished of refused) {
    const { gradingId, lease, outcome } = finished.report;
    deps.log.error({ gradingId, err: error }, "the Worker refused a report");
    if (outcome.kind !== "graded") {
      deps.observer.reported("dropped");
      deps.journal.settle([finished.report]);
      continue;
    }
    const reason = `The Worker refused the result with status ${error.status}.`;
    const report: Report = { gradingId, lease, outcome: { kind: "error", reason } };
    await deliver(deps, [{ ...finished, report }]);
  }
}

/** Drops what the Worker has been away for too long to want, and answers the rest. */
async function dropExpired(deps: ReporterDeps, waiting: Finished[]): Promise<Finished[]> {
  const oldest = performance.now() - deps.graceMs;
  await drop(
    deps,
    waiting.filter(({ leaseEndsAt }) => leaseEndsAt <= oldest),
  );
  return waiting.filter(({ leaseEndsAt }) => leaseEndsAt > oldest);
}

/** The messages go back, so that the work is done again. Never rejects. */
async function drop(deps: ReporterDeps, dropped: Finished[]): Promise<void> {
  for (const { report, lane, leaseIds } of dropped) {
    deps.observer.reported("dropped");
    deps.journal.settle([report]);
    deps.log.error(
      { gradingId: report.gradingId },
      "the Worker was away for too long; the message goes back to the queue",
    );
    await giveBackAll(lane, leaseIds, 0, deps.log);
  }
}
