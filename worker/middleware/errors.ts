import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ZodError } from "zod";

import type { AppEnv } from "../app-env.ts";
import { type ErrorCode, type ErrorEnvelope, ERRORS } from "../../contract/errors.ts";
import { faultForLog } from "../domain/fault.ts";

type ErrorDetails = Pick<ErrorEnvelope["error"], "submissionId" | "draft"> & {
  retryAfterMs?: number;
};

/** Thrown by routes and middleware; `answerError` turns it into the envelope. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  /** What the envelope says besides. */
  readonly facts: Pick<ErrorEnvelope["error"], "submissionId" | "draft">;

  constructor(
    code: ErrorCode,
    message: string = ERRORS[code][2],
    { submissionId, draft, retryAfterMs }: ErrorDetails = {},
  ) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.facts = {
      ...(submissionId === undefined ? {} : { submissionId }),
      ...(draft === undefined ? {} : { draft }),
    };
  }
}

/** The one place where a failure becomes a response. */
export function answerError(error: Error, c: Context<AppEnv>): Response {
  const known = toApiError(error) ?? (isOrphaned(error, c) ? new ApiError("unauthorized") : null);
  if (known === null) {
    const { method, path } = c.req;
    console.error(JSON.stringify({ event: "internal_error", method, path, ...faultForLog(error) }));
  }
  return envelope(c, known ?? new ApiError("internal"));
}

/** The first few things that a schema found wrong, as one sentence. */
export function invalid(error: ZodError): ApiError {
  const problems = error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "the body"}: ${issue.message}`);
  return new ApiError("invalid", `${ERRORS.invalid[2]} ${problems.join("; ")}.`);
}

function toApiError(error: Error): ApiError | null {
  if (error instanceof ApiError) return error;
  if (!(error instanceof HTTPException)) return null;
  // Hono's own: a body that is not JSON, or one over the body limit.
  return new ApiError(error.status === 413 ? "too_large" : "bad_request");
}

/**
 * True for a request whose account was deleted under it: it knew its user, and what it wrote has none
 * any more. Nothing else that a foreign key stands for is ever deleted under a request.
 */
function isOrphaned(error: Error, c: Context<AppEnv>): boolean {
  const isUserGone = [error, error.cause].some((one) => {
    return one instanceof Error && one.message.includes("FOREIGN KEY constraint failed");
  });
  return isUserGone && c.var.user !== null && c.var.user !== undefined;
}

function envelope(c: Context, error: ApiError): Response {
  const [status, retryable] = ERRORS[error.code];
  if (error.retryAfterMs !== undefined) {
    c.header("Retry-After", String(Math.ceil(error.retryAfterMs / 1_000)));
  }
  const body: ErrorEnvelope = {
    error: {
      code: error.code,
      message: error.message,
      retryable,
      ...error.facts,
    },
  };
  return c.json(body, status as ContentfulStatusCode);
}
