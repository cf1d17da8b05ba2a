// The global of that name is taken away from the program's thread.
import process from "node:process";

/** What the threads of one pair tell each other in shared memory, besides the two rings. */
export interface PairMemory {
  toStudent: SharedArrayBuffer;
  toJudge: SharedArrayBuffer;
  /** Int32 fields, see below. */
  fields: SharedArrayBuffer;
  /** What Pyodide looks at to interrupt the judge: the number of a signal. */
  judgeInterrupt: SharedArrayBuffer;
}

/** The number of messages that the host has sent to the judge and to the student. */
export const JUDGE_MAIL = 0;
export const STUDENT_MAIL = 1;
/** Whose turn it is: WAITING for the judge, RUNNING, or SLEEPING, the program's too, without computing. */
export const TURN = 2;
export const [WAITING, RUNNING, SLEEPING] = [0, 1, 2] as const;
/** When it began to run, as nowMs() has it, and its thread's CPU time then, in milliseconds. */
export const RUNS_SINCE_MS = 3;
export const CPU_MS = 4;
/** How many messages it has answered. */
export const ANSWERS = 5;
/** How large its memory may become, and has become, in pages of 64 KiB. */
export const MAX_PAGES = 6;
export const PAGES = 7;
/** 1 once it asked for more. */
export const WANTED_MORE = 8;
/** 1 once the judge has called something of the program. */
export const WAS_CALLED = 9;
export const FIELDS = 10;

export const PAGE_BYTES = 65_536;

/** A clock that all threads of a process share, in milliseconds, within 31 bits. */
export function nowMs(): number {
  return Number((process.hrtime.bigint() / 1_000_000n) & 0x7fffffffn);
}
