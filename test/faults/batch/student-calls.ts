import { setTimeout as sleep } from "node:timers/promises";

import type { z } from "zod";

import {
  Me,
  SubmissionAnswer,
  SubmissionDetail,
  SubmissionList,
  type Submission,
} from "../../../contract/api.ts";
import { ErrorEnvelope } from "../../../contract/errors.ts";

const TIMEOUT_MS = 15_000;
const RETRY_MS = 250;

/** What became of one `POST /api/submissions`. */
export type Posted =
  | { kind: "taken"; submission: Submission }
  | { kind: "in_flight"; submissionId: string }
  | { kind: "wait"; ms: number }
  /** Taken or not, that is not known: no answer came, or one that says so. */
  | { kind: "unknown" };

/** The calls of a student whose server may be away at any moment: reads go on until one is answered. */
export interface StudentCalls {
  post(assignmentId: string, code: string): Promise<Posted>;
  /** Null when the student has no such submission. */
  read(submissionId: string): Promise<z.output<typeof SubmissionDetail>["submission"] | null>;
  list(assignmentId: string): Promise<Submission[]>;
  me(): Promise<Me>;
}

export function studentCalls(url: string, token: string): StudentCalls {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };

  /** Null when no whole answer came. */
  async function call(path: string, init: RequestInit = {}) {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(`${url}/api${path}`, { ...init, headers, signal });
      const body: unknown = await response.json();
      return { status: response.status, headers: response.headers, body };
    } catch {
      return null;
    }
  }

  async function get<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T> | null> {
    for (;;) {
      const answer = await call(path);
      if (answer?.status === 404) return null;
      if (answer?.status === 200) return schema.parse(answer.body);
      if (answer !== null && answer.status < 500) {
        throw new Error(`GET ${path} was answered with ${answer.status}`);
      }
      await sleep(RETRY_MS);
    }
  }

  async function found<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T>> {
    const body = await get(path, schema);
    if (body === null) throw new Error(`GET ${path} was answered with 404`);
    return body;
  }

  return {
    async post(assignmentId, code) {
      const answer = await call("/submissions", {
        method: "POST",
        body: JSON.stringify({ assignmentId, code }),
      });
      if (answer === null || answer.status >= 500) return { kind: "unknown" };
      if (answer.status === 201) {
        return { kind: "taken", submission: SubmissionAnswer.parse(answer.body).submission };
      }
      const { error } = ErrorEnvelope.parse(answer.body);
      if (error.code === "in_flight" && error.submissionId !== undefined) {
        return { kind: "in_flight", submissionId: error.submissionId };
      }
      if (error.code === "rate_limited") {
        return { kind: "wait", ms: Number(answer.headers.get("Retry-After")) * 1_000 };
      }
      throw new Error(`a submission was refused with ${answer.status}: ${error.message}`);
    },
    async read(submissionId) {
      return (await get(`/submissions/${submissionId}`, SubmissionDetail))?.submission ?? null;
    },
    async list(assignmentId) {
      const all: Submission[] = [];
      let cursor: string | null = null;
      do {
        const query = new URLSearchParams({ assignmentId, ...(cursor !== null && { cursor }) });
        const page: z.output<typeof SubmissionList> = await found(
          `/submissions?${query}`,
          SubmissionList,
        );
        all.push(...page.submissions);
        cursor = page.cursor;
      } while (cursor !== null);
      return all;
    },
    me: async () => found("/me", Me),
  };
}
