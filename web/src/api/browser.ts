import type { Account } from "../../../contract/account.ts";
import type { InvitationAccepted } from "../../../contract/admin.ts";
import type * as Api from "../../../contract/api.ts";
import type { ErrorCode, ErrorEnvelope } from "../../../contract/errors.ts";
import type { ProblemReport, Rating } from "../../../contract/feedback.ts";
import { words } from "../words/words.ts";

/** Why a call did not do what it was asked; the message is a sentence for the student. */
export interface Problem {
  /** `offline` when no answer came, else the server's code. */
  code: ErrorCode | "offline";
  message: string;
  retryAfterSeconds: number | null;
  /** With `in_flight`: the submission that is still being graded. */
  submissionId: string | null;
  /** With `draft_conflict`: the text that the account has. */
  draft?: { code: string; savedAt: string };
}

export type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem };

function offline(): Problem {
  return {
    code: "offline",
    message: words.problems.offline,
    retryAfterSeconds: null,
    submissionId: null,
  };
}

function trouble(): Problem {
  return {
    code: "internal",
    message: words.problems.trouble,
    retryAfterSeconds: null,
    submissionId: null,
  };
}

interface CallOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  /** Lets the request outlive the page; browsers allow it for bodies up to 64 KiB. */
  keepalive?: boolean;
}

/** Calls /api on this origin. Never rejects: no answer is the problem `offline`. */
async function call<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method: options.method ?? "GET",
      ...(options.body === undefined
        ? {}
        : {
            body: JSON.stringify(options.body),
            headers: { "Content-Type": "application/json" },
          }),
      keepalive: options.keepalive ?? false,
    });
  } catch {
    return { ok: false, problem: offline() };
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    // The server that made this page also made the answer: its types are the contract's.
    return { ok: true, data: body as T };
  }
  return { ok: false, problem: readProblem(body, response.headers.get("Retry-After")) };
}

function readProblem(body: unknown, retryAfter: string | null): Problem {
  const error = (body as Partial<ErrorEnvelope> | null)?.error;
  if (error === undefined) {
    return trouble();
  }
  const seconds = Number(retryAfter);
  return {
    code: error.code,
    message: words.problems.ofCode[error.code] ?? error.message,
    retryAfterSeconds: retryAfter !== null && seconds > 0 ? Math.ceil(seconds) : null,
    submissionId: error.submissionId ?? null,
    ...(error.draft === undefined ? {} : { draft: error.draft }),
  };
}

export const createSession = () => call<Api.SessionCreated>("/session", { method: "POST" });

/** The account, and whether it took over the user that this browser was before. */
export const getAccount = (formerly: string) =>
  call<Account>(`/me/account?formerly=${encodeURIComponent(formerly)}`);

export const deleteOtherDrafts = (assignmentId: string) =>
  call<null>(`/assignments/${encodeURIComponent(assignmentId)}/other-drafts`, {
    method: "DELETE",
  });

export const getMe = () => call<Api.Me>("/me");

/** @param base when the text was saved that this one was typed over; null when there was none */
export const putDraft = (
  assignmentId: string,
  code: string,
  base: string | null,
  keepalive: boolean,
) =>
  call<{ savedAt: string }>(`/assignments/${encodeURIComponent(assignmentId)}/draft`, {
    method: "PUT",
    body: { code, base },
    keepalive,
  });

export const getAssignment = (id: string) =>
  call<{ assignment: Api.Assignment }>(`/assignments/${encodeURIComponent(id)}`);

export const putRating = (assignmentId: string, rating: { stars: number; comment: string }) =>
  call<{ rating: Rating }>(`/assignments/${encodeURIComponent(assignmentId)}/rating`, {
    method: "PUT",
    body: rating,
  });

export const postReport = (
  assignmentId: string,
  report: { message: string; submissionId?: string },
) =>
  call<{ report: ProblemReport }>(`/assignments/${encodeURIComponent(assignmentId)}/reports`, {
    method: "POST",
    body: report,
  });

export const putCurrent = (course: string, assignmentId: string) =>
  call<{ assignmentId: string }>(`/courses/${encodeURIComponent(course)}/current`, {
    method: "PUT",
    body: { assignmentId },
  });

export const postSubmission = (assignmentId: string, code: string) =>
  call<{ submission: Api.Submission }>("/submissions", {
    method: "POST",
    body: { assignmentId, code },
  });

export const postRegrade = (submissionId: string) =>
  call<{ submission: Api.Submission }>(`/submissions/${encodeURIComponent(submissionId)}/regrade`, {
    method: "POST",
  });

export const postInvitation = (token: string) =>
  call<InvitationAccepted>("/invitations/accept", { method: "POST", body: { token } });

export const getSubmissions = (assignmentId: string, cursor: string | null) =>
  call<Api.SubmissionList>(
    `/submissions?${new URLSearchParams({ assignmentId, ...(cursor === null ? {} : { cursor }) })}`,
  );

export const getSubmission = (id: string) =>
  call<Api.SubmissionDetail>(`/submissions/${encodeURIComponent(id)}`);
