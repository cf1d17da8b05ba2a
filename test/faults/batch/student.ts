import { setTimeout as sleep } from "node:timers/promises";

import type { Submission } from "../../../contract/api.ts";
import { newStudent } from "../../support/student.ts";
import { openEventLine, type Received } from "./event-line.ts";
import { type Entry, isOver, type Learnt, type StudentOutcome } from "./outcome.ts";
import type { Task } from "./plan.ts";
import type { Random } from "./random.ts";
import { studentCalls } from "./student-calls.ts";

const RETRY_MS = 500;
/** A page's own network is cut about so often. */
const SOCKET_LASTS_MS = { min: 2_000, max: 20_000 };

export interface StudentOptions {
  url: string;
  tasks: readonly Task[];
  /** Ids of assignments by slug. */
  assignmentIds: ReadonlyMap<string, string>;
  /** Decides when the student's own socket is cut. */
  random: Random;
  /** Fires when nobody waits any longer. */
  givenUp: AbortSignal;
}

/** Goes on listening until it is closed: nothing may be told twice. */
export interface PlayedStudent extends StudentOutcome {
  close(): void;
}

/**
 * A student who sends every task in its time, one after the other in each assignment, as their page
 * lets them, and waits for all verdicts. A submission whose answer was lost is looked for before it
 * is sent again; a socket that is cut is opened again from where it was.
 */
export async function playStudent(options: StudentOptions): Promise<PlayedStudent> {
  const { url, tasks, assignmentIds, random, givenUp } = options;
  const { id: userId, token } = await newStudent(url);
  const calls = studentCalls(url, token);
  const line = openEventLine(url, token);
  const startedAt = performance.now();
  const entries: Entry[] = [];
  const ends = new Map<string, { end: Submission; learnt: Learnt }>();
  const waiting = new Map<string, () => void>();

  function learn(end: Submission, learnt: Learnt): void {
    if (!isOver(end)) return;
    if (!ends.has(end.id)) ends.set(end.id, { end, learnt });
    waiting.get(end.id)?.();
  }

  /** A snapshot does not tell of ends: what is open is read. */
  async function readOpen(): Promise<void> {
    for (const { submissionId } of entries.filter((one) => !ends.has(one.submissionId))) {
      const submission = await calls.read(submissionId);
      if (submission !== null) learn(submission, "read");
    }
  }

  line.onEvent(({ event, isMissed }: Received) => {
    if (event.type === "submission") learn(event.submission, isMissed ? "missed" : "pushed");
    if (event.type === "snapshot") void readOpen();
  });

  const isKnown = (id: string) => entries.some((one) => one.submissionId === id);

  /** Sends one task until it is known to have been taken, and never twice. */
  async function send(task: Task, assignmentId: string): Promise<Entry> {
    const taken = (submissionId: string, how: Entry["taken"]): Entry => {
      const entry = { task, submissionId, taken: how, waitedMs: 0, end: null, learnt: null };
      entries.push(entry);
      return entry;
    };
    for (;;) {
      if (givenUp.aborted)
        throw new Error(`a submission was not taken in time: ${task.program.code}`);
      const posted = await calls.post(assignmentId, task.program.code);
      if (posted.kind === "taken") return taken(posted.submission.id, "answer");
      if (posted.kind === "wait") await sleep(posted.ms);
      if (posted.kind === "in_flight" && !isKnown(posted.submissionId)) {
        const other = await calls.read(posted.submissionId);
        if (other?.code === task.program.code) return taken(posted.submissionId, "in_flight");
      }
      if (posted.kind === "unknown") {
        const lost = (await calls.list(assignmentId)).find((one) => !isKnown(one.id));
        if (lost !== undefined) return taken(lost.id, "list");
      }
      if (posted.kind !== "wait") await sleep(RETRY_MS);
    }
  }

  async function waitForEnd(entry: Entry): Promise<void> {
    const { submissionId } = entry;
    const since = performance.now();
    if (!ends.has(submissionId)) {
      await new Promise<void>((resolve) => {
        waiting.set(submissionId, resolve);
        if (givenUp.aborted) resolve();
        givenUp.addEventListener("abort", () => resolve(), { once: true });
      });
    }
    Object.assign(entry, ends.get(submissionId), { waitedMs: performance.now() - since });
  }

  async function workOn(assignment: string): Promise<void> {
    const assignmentId = assignmentIds.get(assignment);
    if (assignmentId === undefined) throw new Error(`there is no assignment ${assignment}`);
    for (const task of tasks.filter((one) => one.program.assignment === assignment)) {
      await sleep(Math.max(0, task.atMs - (performance.now() - startedAt)));
      if (givenUp.aborted) return;
      await waitForEnd(await send(task, assignmentId));
    }
  }

  const finished = new AbortController();
  async function cutNowAndThen(): Promise<void> {
    while (!finished.signal.aborted) {
      const ms = random.whole(SOCKET_LASTS_MS.min, SOCKET_LASTS_MS.max);
      await sleep(ms, undefined, { signal: finished.signal }).catch(() => {});
      line.cut();
    }
  }

  const slugs = [...new Set(tasks.map((task) => task.program.assignment))];
  const cutting = cutNowAndThen();
  await Promise.all(slugs.map(workOn));
  finished.abort();
  await cutting;

  const lists = await Promise.all(slugs.map((slug) => calls.list(assignmentIds.get(slug) ?? "")));
  const { score, solved } = await calls.me();
  return {
    userId,
    tasks,
    entries,
    received: line.received,
    kept: lists.flat(),
    score,
    solved,
    close: () => line.close(),
  };
}
