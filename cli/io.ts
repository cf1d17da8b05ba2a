/** What a command may touch of the process that it runs in. */
export interface Io {
  /** Results, one or more whole lines without the last line feed. */
  out: (text: string) => void;
  /** Progress and errors, likewise. */
  err: (text: string) => void;
  env: Readonly<Record<string, string | undefined>>;
  /** What relative paths in the arguments are relative to. */
  cwd: string;
  /** Aborted when the user gives up (Ctrl-C) or nobody reads the output any more. */
  signal: AbortSignal;
}

/** 0: done. 1: the course is not right. 2: bad use, or a fault of ours. */
export type ExitCode = 0 | 1 | 2;

/** Stops a command with exit code 2. The message is one sentence for the person who typed it. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
