import { MAX_BATCH, type Claim, type Lane, type Progress } from "../contract/grader.ts";
import { createAlarm } from "./loop/alarm.ts";
import { backoffMs } from "./loop/backoff.ts";
import { takeIn, type Claimed } from "./loop/intake.ts";
import type {
  Coordinator,
  Fitness,
  JobOutcome,
  Log,
  LoopObserver,
  PulledMessage,
  QueueLane,
} from "./loop/ports.ts";
import { createProgressSender } from "./loop/progress-sender.ts";
import { createReporter } from "./loop/reporter.ts";
import { giveBackAll } from "./loop/settle.ts";
import { LOOP_TIMING, VISIBILITY_TIMEOUT_MS, type LoopTiming } from "./loop/timing.ts";

export interface LoopDeps {
  /** Students' lane first: a later lane gets what the earlier ones leave free. */
  lanes: QueueLane[];
  coordinator: Coordinator;
  /** Runs one claimed grading; never rejects. `onProgress` is told how far a long one is. */
  runJob(
    claim: Claim,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<JobOutcome>;
  fitness: Fitness;
  observer: LoopObserver;
  log: Log;
  slots: number;
  /** Told whenever the number of free slots has changed. */
  onFreeSlots?(free: number): void;
  /** Told how long each job that had a verdict took, in milliseconds. */
  onJobMs?(ms: number): void;
  timing?: LoopTiming;
}

export interface Loop {
  /**
   * Work is said to wait in this lane: ends an idle wait, and nothing else. A lane that failed stays
   * unpolled for its time. Safe to call at any time.
   */
  nudge(lane: Lane): void;
  /** Stops pulling; resolves when what was running is reported and acked. */
  drain(): Promise<void>;
  /** Gives up the running jobs: their messages go back, and they are not reported. */
  abandon(): void;
}

interface LaneState {
  lane: QueueLane;
  failures: number;
  /** Not polled before this time (`performance.now()`), after a failure. */
  resumeAt: number;
}

/** Starts pulling, and goes on until drained. */
export function startLoop(deps: LoopDeps): Loop {
  const { log, observer, fitness, slots } = deps;
  const timing = deps.timing ?? LOOP_TIMING;
  const alarm = createAlarm();
  const draining = new AbortController();
  const abandoned = new AbortController();
  const reporter = createReporter({
    ...deps,
    retry: timing.reportRetry,
    graceMs: timing.reportGraceMs,
  });
  const progress = createProgressSender(deps);
  const lanes: LaneState[] = deps.lanes.map((lane) => ({ lane, failures: 0, resumeAt: 0 }));
  const work = new Set<Promise<void>>();
  /** Slots that are running a job, or kept for messages that are being pulled or claimed. */
  let taken = 0;
  let nudges = 0;
  let quickPolls: number[] = [];
  /** How many lanes, students' first, the next poll and the quick polls look at. */
  let reach = lanes.length;
  let quickReach = 0;

  const isDraining = () => draining.signal.aborted;
  const intake = { ...deps, timing, isDraining };

  function take(count: number): void {
    taken += count;
    observer.slots(taken);
    deps.onFreeSlots?.(slots - taken);
  }

  function release(count: number): void {
    if (count === 0) return;
    const wasFull = taken >= slots;
    take(-count);
    // Nothing was polled while all slots were taken, so what waits is not known.
    if (!wasFull) return;
    reach = lanes.length;
    alarm.ring();
  }

  async function runClaimed({ claim, lane, leaseIds, leaseEndsAt }: Claimed): Promise<void> {
    const startedAt = performance.now();
    const { report, fault } = await deps.runJob(claim, abandoned.signal, (said) => {
      progress.add(said);
    });
    progress.drop(claim.gradingId);
    const ms = Math.round(performance.now() - startedAt);
    if (fault === "none") deps.onJobMs?.(ms);
    fitness.record(fault);
    release(1);
    const { outcome } = report;
    const verdict = outcome.kind === "graded" ? outcome.result.verdict : "error";
    observer.jobFinished(lane.lane, verdict, ms / 1_000);
    const { gradingId, versionId, attempt } = claim;
    log.info({ gradingId, versionId, attempt, lane: lane.lane, verdict, fault, ms }, "job done");
    if (outcome.kind === "error") {
      // Our own words: a fault's reason holds nothing that a student wrote.
      log.warn({ gradingId, versionId, fault, reason: outcome.reason }, "a job had no verdict");
      if (abandoned.signal.aborted) {
        // No fault of the job: without a report the lease runs out and another node takes it over.
        await giveBackAll(lane, leaseIds, 0, log);
        return;
      }
    }
    reporter.add({ report, lane, leaseIds, leaseEndsAt });
  }

  async function claimAndRun(state: LaneState, messages: PulledMessage[]): Promise<void> {
    let claimed: Claimed[] = [];
    try {
      claimed = await takeIn(intake, state.lane, messages);
      state.failures = 0;
    } catch (error) {
      hold(state, "the Worker could not be asked for claims", error);
      fitness.claimFailed(error);
    }
    release(messages.length - claimed.length);
    await Promise.all(claimed.map(runClaimed));
  }

  function hold(state: LaneState, what: string, error: unknown): void {
    const ms = backoffMs(timing.failedPoll, state.failures);
    state.failures += 1;
    state.resumeAt = performance.now() + ms;
    log.warn({ lane: state.lane.lane, retryInMs: Math.round(ms), err: error }, what);
  }

  /** Polls one lane for what is free. Answers how many messages came. */
  async function poll(state: LaneState): Promise<number> {
    const room = Math.min(slots - taken, MAX_BATCH);
    if (room <= 0 || state.resumeAt > performance.now()) return 0;
    try {
      const messages = await state.lane.pull(room, VISIBILITY_TIMEOUT_MS);
      observer.polled(state.lane.lane, messages.length);
      if (messages.length === 0) {
        state.failures = 0;
        return 0;
      }
      take(messages.length);
      track(claimAndRun(state, messages));
      return messages.length;
    } catch (error) {
      observer.pollFailed(state.lane.lane);
      hold(state, "the queue could not be polled", error);
      return 0;
    }
  }

  function track(promise: Promise<void>): void {
    const tracked = promise.finally(() => work.delete(tracked));
    work.add(tracked);
  }

  async function pullUntilDrained(): Promise<void> {
    let emptyPolls = 0;
    while (!isDraining()) {
      if (!fitness.isFit()) {
        await fitness.untilFit(draining.signal);
        continue;
      }
      if (taken >= slots) {
        await alarm.wait(timing.idlePoll.maxMs);
        continue;
      }
      const nudgesBefore = nudges;
      const polled = lanes.slice(0, reach);
      reach = 0;
      let found = 0;
      for (const state of polled) {
        if (!isDraining() && fitness.isFit()) found += await poll(state);
      }
      if (found > 0) {
        emptyPolls = 0;
        reach = lanes.length;
        if (nudges === nudgesBefore) quickPolls = [];
        continue;
      }
      const quick = quickPolls.shift();
      if (await alarm.wait(quick ?? backoffMs(timing.idlePoll, emptyPolls++))) emptyPolls = 0;
      else reach = quick === undefined ? lanes.length : quickReach;
    }
  }

  const pulling = pullUntilDrained();

  return {
    nudge(lane) {
      const index = lanes.findIndex((state) => state.lane.lane === lane);
      if (index === -1) return;
      nudges += 1;
      // Students' lane alone when it was named: another round trip would delay its next poll.
      quickReach = Math.max(index + 1, quickPolls.length > 0 ? quickReach : 0);
      reach = Math.max(reach, index + 1);
      quickPolls = [...timing.quickPollsMs];
      alarm.ring();
    },
    async drain() {
      draining.abort();
      alarm.ring();
      await pulling;
      while (work.size > 0) await Promise.all(work);
      await reporter.idle();
    },
    abandon() {
      abandoned.abort();
    },
  };
}
