import { setTimeout as sleep } from "node:timers/promises";

import { WebSocket } from "ws";
import type { z } from "zod";

import {
  SessionCreated,
  type Submission,
  SubmissionAnswer,
  SubmissionDetail,
} from "../../contract/api.ts";
import { ErrorEnvelope } from "../../contract/errors.ts";
import { ServerEvent } from "../../contract/socket.ts";

/** An answer that was not a success, with its envelope. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number;

  constructor(status: number, envelope: ErrorEnvelope, retryAfter: string | null) {
    super(`${status}: ${envelope.error.message}`);
    this.status = status;
    this.code = envelope.error.code;
    this.retryAfterMs = Number(retryAfter ?? 0) * 1_000;
  }
}

/** A student who speaks the public interface: HTTP with a bearer token, and the socket. */
export interface Student {
  readonly id: string;
  readonly token: string;
  get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>>;
  send(method: string, path: string, body: unknown): Promise<Response>;
  submit(assignmentId: string, code: string): Promise<Submission>;
  read(submissionId: string): Promise<z.output<typeof SubmissionDetail>["submission"]>;
  /** Polls until nothing more will happen to a submission. */
  waitForEnd(submissionId: string): Promise<Submission>;
  /** Submits and waits for the end, patient when told to slow down. */
  grade(assignmentId: string, code: string): Promise<Submission>;
  connect(after?: number): Promise<Page>;
}

/** An open socket and what came down it. */
export interface Page {
  readonly events: ServerEvent[];
  /** The first event that passes, already here or still to come. */
  waitFor(isWanted: (event: ServerEvent) => boolean): Promise<ServerEvent>;
  /** The end of this submission, as pushed. */
  waitForEnd(submissionId: string): Promise<Submission>;
  close(): void;
}

const POLL_MS = 50;
const PATIENCE_MS = 110_000;

export async function newStudent(url: string): Promise<Student> {
  const created = await fetch(`${url}/api/session`, { method: "POST" });
  const { user, token } = SessionCreated.parse(await created.json());
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };

  const student: Student = {
    id: user.id,
    token,
    async get(path, schema) {
      return schema.parse(await accepted(await fetch(`${url}/api${path}`, { headers })));
    },
    async send(method, path, body) {
      return fetch(`${url}/api${path}`, { method, headers, body: JSON.stringify(body) });
    },
    async submit(assignmentId, code) {
      const response = await student.send("POST", "/submissions", { assignmentId, code });
      return SubmissionAnswer.parse(await accepted(response)).submission;
    },
    async read(submissionId) {
      return (await student.get(`/submissions/${submissionId}`, SubmissionDetail)).submission;
    },
    async waitForEnd(submissionId) {
      for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(POLL_MS)) {
        const submission = await student.read(submissionId);
        if (isEnded(submission)) return submission;
      }
      throw new Error(`submission ${submissionId} has no verdict after ${PATIENCE_MS} ms`);
    },
    async grade(assignmentId, code) {
      for (;;) {
        try {
          const submission = await student.submit(assignmentId, code);
          return isEnded(submission) ? submission : await student.waitForEnd(submission.id);
        } catch (error) {
          if (!(error instanceof RefusedError) || error.code !== "rate_limited") throw error;
          await sleep(error.retryAfterMs);
        }
      }
    },
    connect: async (after) => openPage(url, token, after),
  };
  return student;
}

async function accepted(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  if (response.ok) return body;
  throw new RefusedError(
    response.status,
    ErrorEnvelope.parse(body),
    response.headers.get("Retry-After"),
  );
}

function isEnded(submission: Submission): boolean {
  return submission.status === "graded" || submission.status === "failed";
}

async function openPage(url: string, token: string, after?: number): Promise<Page> {
  const address = new URL(`${url.replace(/^http/, "ws")}/api/connect`);
  if (after !== undefined) address.searchParams.set("after", String(after));
  const socket = new WebSocket(address, { headers: { Authorization: `Bearer ${token}` } });
  const events: ServerEvent[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    events.push(ServerEvent.parse(JSON.parse(data.toString("utf8"))));
    for (const wake of waiting) wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });

  const page: Page = {
    events,
    async waitFor(isWanted) {
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such event after ${PATIENCE_MS} ms`));
        }, PATIENCE_MS);
        function look(): void {
          const found = events.find(isWanted);
          if (found === undefined) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      });
    },
    async waitForEnd(submissionId) {
      const event = await page.waitFor((one) => endOf(one, submissionId) !== null);
      const submission = endOf(event, submissionId);
      if (submission === null) throw new Error("the event that was waited for has no submission");
      return submission;
    },
    close: () => socket.close(),
  };
  return page;
}

function endOf(event: ServerEvent, submissionId: string): Submission | null {
  if (event.type !== "submission" || event.submission.id !== submissionId) return null;
  return isEnded(event.submission) ? event.submission : null;
}
