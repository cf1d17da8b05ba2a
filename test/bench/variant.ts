/** What came out of one job, as far as all variants tell it. */
export interface Answer {
  verdict: string;
  /** How many tests were run. */
  tests: number;
  /** What it says of an unexpected verdict. */
  feedback?: string | null;
}

/** A variant that takes jobs. */
export interface OpenVariant {
  /** Runs the job with this program, from nothing to a verdict. */
  run(code: string): Promise<Answer>;
  /** The processes that an idle slot keeps, where there is such a thing. */
  idleProcesses?(): Promise<number[]>;
  /** Until what it does in the background after a job is over; latency is not asked before. */
  rest?(): Promise<void>;
  /** A sentence on what is known only once it runs. */
  detail?(): string;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The sandbox image. */
  image: string;
  /** How many jobs will be in flight at most. */
  slots: number;
}

/** One way of running a submission. */
export interface Variant {
  readonly id: string;
  /** As the table names it. */
  readonly title: string;
  /** A sentence or two: what happens for one job. */
  readonly about: string;
  /** Whether anything keeps the program from the rest of the machine. */
  readonly isIsolated: boolean;
  /** Whether it runs containers of the sandbox image. */
  readonly needsImage: boolean;
  /** @throws {Unavailable} where this machine cannot run it. */
  open(options: OpenOptions): Promise<OpenVariant>;
}

/** Why a variant is left out, as a sentence. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}
