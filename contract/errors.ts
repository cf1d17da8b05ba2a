import { z } from "zod";

/**
 * Every error that the HTTP interface can answer with: its status, whether sending the same request
 * again can help, and the sentence a person reads when the route has none of its own.
 */
export const ERRORS = {
  bad_request: [
    400,
    false,
    "The request could not be read. Send JSON in UTF-8, with Content-Type: application/json.",
  ],
  unauthorized: [401, false, "There is no session. Start one with POST /api/session."],
  forbidden: [403, false, "This session may not do that."],
  not_found: [404, false, "There is nothing at this address."],
  method_not_allowed: [405, false, "This address does not take this method."],
  in_flight: [409, true, "The last submission of this assignment is still being graded."],
  draft_conflict: [
    409,
    false,
    "Another text was saved here meanwhile, perhaps on another device. Nothing was overwritten.",
  ],
  not_regradable: [
    409,
    false,
    "Only a time or memory limit, which a busy machine might have caused, can be graded again.",
  ],
  not_solved: [409, false, "You can rate this assignment once you have solved it."],
  last_admin: [
    409,
    false,
    "You are the only administrator, and somebody must be. Make another user one first.",
  ],
  gone: [410, false, "This was valid once and is no more."],
  too_large: [413, false, "The program is larger than 64 KiB."],
  invalid: [422, false, "Some fields of the request are missing or wrong."],
  upgrade_required: [426, false, "This address speaks WebSocket only."],
  rate_limited: [429, true, "That was a lot of submissions in a short time. Wait a moment."],
  internal: [500, true, "Something went wrong on our side. Nothing was lost; try again."],
  unavailable: [503, true, "The service is not ready yet. Try again in a moment."],
} as const satisfies Record<string, readonly [status: number, retryable: boolean, message: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** A text that the account has, and since when (ISO 8601 in UTC). */
const SavedDraft = z.object({ code: z.string(), savedAt: z.iso.datetime() });

/** The body of every answer that is not a success. */
export const ErrorEnvelope = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    retryable: z.boolean(),
    /** With `in_flight`: the submission that is still being graded. */
    submissionId: z.string().optional(),
    /** With `draft_conflict`: the text that is there, and what to name as `base` to write over it. */
    draft: SavedDraft.optional(),
  }),
});
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;
