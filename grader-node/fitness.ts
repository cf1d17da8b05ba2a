import { sleep } from "./loop/alarm.ts";
import { backoffMs, type BackoffRange } from "./loop/backoff.ts";
import { RemoteError, type Fitness, type Log } from "./loop/ports.ts";

export interface FitnessOptions {
  /** Calls the Worker and grades a known program; rejects with a sentence when that does not work. */
  check(): Promise<void>;
  /** Grades known programs while the node works; rejects with a sentence when that goes wrong. */
  canary?(): Promise<void>;
  /** Between canaries, in milliseconds. */
  canaryMs?: number;
  onChange(isFit: boolean): void;
  log: Log;
  retry?: BackoffRange;
}

export interface NodeFitness extends Fitness {
  /** Why the node is unfit, as a sentence; null when it is fit. */
  reason(): string | null;
  /** The Worker has said that it takes this node's token no more. */
  revoked(): void;
  stop(): void;
}

/** A single fault may be the job's; this many in a row are the node's. */
const FAULTS_IN_A_ROW = 3;
const CANARY_MS = 300_000;
const CHECK_RETRY: BackoffRange = { minMs: 1_000, maxMs: 10_000 };

/**
 * Decides whether this node takes work. It begins unfit, and becomes fit once the Worker has answered
 * it and known programs have been graded; a canary that fails later, a stuck engine, several faults in
 * a row, or claims that cannot be made, make it unfit again until that works. So a sick node cannot drain the queue into
 * errors, nor one without the Worker into the dead-letter queue, and no student's job is spent on
 * finding out.
 */
export function createFitness(options: FitnessOptions): NodeFitness {
  const { log } = options;
  const stopped = new AbortController();
  let reason: string | null = "The first check of this node has not passed yet.";
  let faults = 0;
  let recovered = Promise.withResolvers<void>();

  async function recover(): Promise<void> {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      try {
        await options.check();
        reason = null;
        faults = 0;
        log.info({}, "the Worker answers and the sandbox works; taking work");
        options.onChange(true);
        recovered.resolve();
        return;
      } catch (error) {
        reason = sentence(error);
        const ms = backoffMs(options.retry ?? CHECK_RETRY, attempt);
        log.error(
          { err: error, reason, retryInMs: Math.round(ms) },
          "this node is not fit; it is checked again",
        );
        await sleep(ms, stopped.signal);
      }
    }
  }

  function becomeUnfit(why: string): void {
    if (reason !== null) return;
    reason = why;
    recovered = Promise.withResolvers<void>();
    log.error({ reason }, "this node takes no work until its check has passed again");
    options.onChange(false);
    void recover();
  }

  async function runCanary(): Promise<void> {
    while (!stopped.signal.aborted) {
      await sleep(options.canaryMs ?? CANARY_MS, stopped.signal);
      if (stopped.signal.aborted || reason !== null) continue;
      try {
        await options.canary?.();
      } catch (error) {
        becomeUnfit(`The canary failed: ${sentence(error)}`);
      }
    }
  }

  void recover();
  if (options.canary) void runCanary();

  return {
    isFit: () => reason === null,
    reason: () => reason,
    async untilFit(signal) {
      const aborted = Promise.withResolvers<void>();
      signal.addEventListener("abort", () => aborted.resolve(), { once: true });
      if (reason === null || signal.aborted) return;
      await Promise.race([recovered.promise, aborted.promise]);
    },
    record(fault) {
      if (fault === "none") faults = 0;
      if (fault === "stuck") becomeUnfit("Docker did not finish a job in time.");
      if (fault !== "sandbox") return;
      faults += 1;
      if (faults >= FAULTS_IN_A_ROW) becomeUnfit(`The last ${faults} jobs failed in the sandbox.`);
    },
    claimFailed(error) {
      becomeUnfit(
        isDenial(error) ? sentence(error) : `No gradings can be claimed: ${sentence(error)}`,
      );
    },
    revoked() {
      becomeUnfit("The Worker has revoked this node's token. Give the node a new one: NODE_TOKEN.");
    },
    stop() {
      stopped.abort();
    },
  };
}

function isDenial(error: unknown): boolean {
  return error instanceof RemoteError && error.isDenial;
}

/** What an operator reads; a token that is refused is called by its name. */
function sentence(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return isDenial(error)
    ? `The Worker does not take this node's token (NODE_TOKEN); was it revoked? ${why}`
    : why;
}
