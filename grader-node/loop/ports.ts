import type { Claim, Lane, Progress, Report, ReportAnswer } from "../../contract/grader.ts";
import type { Verdict } from "../../contract/verdict.ts";

/** A message under a lease of the queue. `body` is decoded JSON, undefined when it cannot be decoded. */
export interface PulledMessage {
  leaseId: string;
  body: unknown;
}

/** One lane of the queue. */
export interface QueueLane {
  readonly lane: Lane;
  pull(batchSize: number, visibilityTimeoutMs: number): Promise<PulledMessage[]>;
  ack(leaseIds: string[]): Promise<void>;
  /** Ends the leases so that other nodes can have the messages after the delay. */
  giveBack(leaseIds: string[], delaySeconds: number): Promise<void>;
}

/** The Worker, as the loop needs it. Every method rejects with `RemoteError`. */
export interface Coordinator {
  /**
   * @param claimId names this request: sent again under the same one, after an answer was lost, it
   * brings what the first one took.
   */
  claim(claimId: string, gradingIds: string[]): Promise<Claim[]>;
  report(reports: Report[]): Promise<ReportAnswer>;
  /** Best effort: the Worker passes over what it does not want. */
  progress(runs: Progress[]): Promise<void>;
}

/**
 * What a finished job says: its report, and for the node's own health whether the sandbox was at
 * fault (`stuck` when the engine did not answer at all).
 */
export interface JobOutcome {
  report: Report;
  fault: "none" | "sandbox" | "stuck" | "other";
}

/** Whether this node is fit to take work; a sick node leaves the queue to the others. */
export interface Fitness {
  isFit(): boolean;
  /** Resolves at once when fit, else when the node has recovered or the signal fires. */
  untilFit(signal: AbortSignal): Promise<void>;
  record(fault: JobOutcome["fault"]): void;
  /** No claim could be made, for all the tries; the error is that of the last. */
  claimFailed(error: unknown): void;
}

/** What the loop tells the metrics. */
export interface LoopObserver {
  polled(lane: Lane, messages: number): void;
  pollFailed(lane: Lane): void;
  claimsLost(count: number): void;
  jobFinished(lane: Lane, outcome: Verdict | "error", seconds: number): void;
  reportRetried(): void;
  reported(outcome: ReportAnswer["outcomes"][number]["outcome"] | "dropped"): void;
  slots(busy: number): void;
}

/** The part of a logger that the loop needs; ids only go in. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A call to the Worker or the queue that did not succeed. `status` is 0 when no answer came. */
export class RemoteError extends Error {
  override readonly name = "RemoteError";
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }

  /** True when the request itself was at fault, so that sending the same again cannot help. */
  get isRefusal(): boolean {
    return this.status === 400 || this.status === 413 || this.status === 422;
  }

  /** True when the other side does not know this node, or does not let it do this. */
  get isDenial(): boolean {
    return this.status === 401 || this.status === 403;
  }
}
