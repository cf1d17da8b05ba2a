import type { Submission } from "../../../contract/api.ts";
import type { Received } from "./event-line.ts";
import type { Task } from "./plan.ts";

/**
 * How a student came to know that a submission was taken: its answer, the name in a 409 or the list
 * of their own submissions, where the answer itself was lost.
 */
export type Taken = "answer" | "in_flight" | "list";

/** How its verdict came: down an open socket, with what was missed, or read after a snapshot. */
export type Learnt = "pushed" | "missed" | "read";

export interface Entry {
  task: Task;
  submissionId: string;
  taken: Taken;
  /** From the answer to the end, in milliseconds. */
  waitedMs: number;
  /** The end as the student learnt it; null when it never came. */
  end: Submission | null;
  learnt: Learnt | null;
}

/** All that one student saw of a batch. */
export interface StudentOutcome {
  userId: string;
  tasks: readonly Task[];
  entries: Entry[];
  received: readonly Received[];
  /** Every submission that the server has of this student, when all was over. */
  kept: Submission[];
  score: number;
  solved: number;
}

/** What the server should have nothing of when all is over, by name. */
export type Leftovers = Record<string, number>;

export function isOver({ status }: Submission): boolean {
  return status === "graded" || status === "failed";
}
