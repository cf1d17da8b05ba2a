import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { z } from "zod";

import {
  SessionCreated,
  type Submission,
  SubmissionAnswer,
  SubmissionDetail,
} from "../../contract/api.ts";
import { type Answer, type Api, errorCode } from "./http.ts";
import { once, persist, RETRY_MS, TRIES } from "./requests.ts";
import { type Ending, isEnded, type Line, openLine } from "./socket.ts";
import type { Tally } from "./tally.ts";

/** Between two questions: a share of the time waited so far, so that asking stays a small part of the load. */
const POLL_SHARE = 0.05;
const MIN_POLL_MS = 100;
const MAX_POLL_MS = 2_000;

export interface Task {
  assignmentId: string;
  /** What each program begins with; a line that no other has is added. */
  program: string;
  /** How many each user submits: a new program, the same once more, a new one… */
  submissions: number;
  /** Between a verdict and the next submission, on average, in milliseconds. */
  thinkMs: number;
  /** How long a verdict is waited for, in milliseconds. */
  patienceMs: number;
}

/** One simulated student, with a session and a socket of their own. */
export interface User {
  /** Submits all of the task's programs one after another, each once the last one has its verdict. */
  work(task: Task, isWatching: boolean): Promise<void>;
  readonly line: Line;
}

/** A user who has arrived, or null when that failed for good, which the tally then says. */
export async function newUser(api: Api, tally: Tally): Promise<User | null> {
  const created = await persist(tally, "session", () => api.call("POST", "/session"));
  const session = read(SessionCreated, created, tally);
  if (session === null) return null;
  const { token } = session;
  const line = await connect(api, token, tally);
  if (line === null) return null;
  tally.add("arrived");
  return {
    line,
    async work(task, isWatching) {
      let code = "";
      for (let i = 0; i < task.submissions; i += 1) {
        if (i > 0) await sleep(task.thinkMs * (0.5 + Math.random()));
        if (i % 2 === 0) code = `${task.program}\n# ${randomUUID()}\n`;
        await submitAndWait({ api, token, tally, line, task, code, isWatching });
      }
      tally.add("done");
    },
  };
}

interface Sending {
  api: Api;
  token: string;
  tally: Tally;
  line: Line;
  task: Task;
  code: string;
  isWatching: boolean;
}

async function submitAndWait(sending: Sending): Promise<void> {
  const { api, token, tally, line, task, code } = sending;
  let sentAt = 0;
  const answer = await persist(tally, "post", async () => {
    sentAt = performance.now();
    const body = { assignmentId: task.assignmentId, code };
    return api.call("POST", "/submissions", { token, body });
  });
  const answeredAt = performance.now();
  const taken = read(SubmissionAnswer, answer, tally);
  if (taken === null) return tally.add("givenUp");
  const { submission } = taken;
  tally.add("accepted");
  if (submission.cached) tally.add("cached");

  const ended = line.ending(submission.id, task.patienceMs);
  const isPolled = sending.isWatching && !submission.cached;
  const unseen = isPolled ? pollUntil(ended, sending, submission.id, sentAt) : null;
  const ending = await ended;
  if (ending === null) return explainSilence(sending, submission);
  tally.end(ending.submission.verdict ?? ending.submission.status);
  tally.time(submission.cached ? "verdictCached" : "verdictNew", ending.at - sentAt);
  if (submission.cached) tally.time("pushCached", Math.max(0, ending.at - answeredAt));
  if (unseen !== null) tally.time("pushNew", ending.at - (await unseen));
}

/**
 * Asks for the submission again and again until its end has come down the socket.
 * @returns when the last question was asked whose answer did not have the verdict yet: the verdict
 * was stored after that.
 */
async function pollUntil(
  ended: Promise<Ending | null>,
  { api, token, tally }: Sending,
  id: string,
  sentAt: number,
): Promise<number> {
  let unseenAt = sentAt;
  const over = new AbortController();
  void ended.finally(() => over.abort());
  while (!over.signal.aborted) {
    const askedAt = performance.now();
    const answer = await once(tally, "get", () => api.call("GET", `/submissions/${id}`, { token }));
    const found = read(SubmissionDetail, answer, tally);
    if (found !== null && isEnded(found.submission)) break;
    if (found !== null) unseenAt = askedAt;
    const waitedMs = performance.now() - sentAt;
    await sleep(Math.min(MAX_POLL_MS, Math.max(MIN_POLL_MS, waitedMs * POLL_SHARE)));
  }
  return unseenAt;
}

/** Nothing came down the socket: has the server no verdict, or did it not push the one it has? */
async function explainSilence(sending: Sending, { id }: Submission): Promise<void> {
  const { api, token, tally } = sending;
  const answer = await once(tally, "get", () => api.call("GET", `/submissions/${id}`, { token }));
  const found = read(SubmissionDetail, answer, tally);
  const isStored = found !== null && isEnded(found.submission);
  tally.fail(isStored ? "verdict not pushed" : "no verdict in time");
  tally.add("givenUp");
}

/** What a success says; null where there is none, or one that breaks the contract. */
function read<T extends z.ZodType>(
  schema: T,
  answer: Answer | null,
  tally: Tally,
): z.output<T> | null {
  if (answer === null || answer.status >= 300) return null;
  const body = schema.safeParse(answer.body);
  if (!body.success) tally.fail("answer of another shape");
  return body.success ? body.data : null;
}

async function connect(api: Api, token: string, tally: Tally): Promise<Line | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const startedAt = performance.now();
    try {
      const line = await openLine(api.url, token, tally);
      tally.time("connect", performance.now() - startedAt);
      return line;
    } catch (error) {
      tally.fail(`connect ${errorCode(error)}`);
      await sleep(RETRY_MS);
    }
  }
  return null;
}
