import type { RequestEventCommon } from "@builder.io/qwik-city";

import type { ErrorCode, ErrorEnvelope } from "../../../contract/errors.ts";
import { type Words, words } from "../words/words.ts";

/** Why the server did not do what it was asked. */
export interface Refusal {
  status: number;
  code: ErrorCode;
  /** The server's own sentence, which is English; `sentenceOf` has it in the page's language. */
  message: string;
  /** After which time asking again may help, where the server said so. */
  retryAfterSeconds: number | null;
}

/** What a loader got: the answer, or why not. */
export type Loaded<T> = { ok: true; data: T } | ({ ok: false } & Refusal);

/** An answer of the typed client: errors have no type of their own there. */
interface TypedResponse<T> {
  ok: boolean;
  status: number;
  headers: Headers;
  json: () => Promise<T>;
}

/** Waits for an answer and reads it; a refusal becomes its sentence. */
export async function load<T>(answer: Promise<TypedResponse<T>>): Promise<Loaded<T>> {
  const response = await answer;
  if (response.ok) {
    // 204 has nothing to read, and its type says so.
    return { ok: true, data: response.status === 204 ? (undefined as T) : await response.json() };
  }
  const body = (await response.json().catch(() => null)) as Partial<ErrorEnvelope> | null;
  return {
    ok: false,
    status: response.status,
    code: body?.error?.code ?? "internal",
    message: body?.error?.message ?? words.problems.trouble,
    retryAfterSeconds: secondsOf(response.headers.get("Retry-After")),
  };
}

function secondsOf(retryAfter: string | null): number | null {
  const seconds = Math.ceil(Number(retryAfter));
  return seconds > 0 ? seconds : null;
}

/**
 * A refusal in the page's language.
 * @param own what the form says by code where that is not what other forms say
 */
export function sentenceOf(
  { code, message }: Refusal,
  own: Words["problems"]["ofCode"] = {},
): string {
  return own[code] ?? words.problems.ofCode[code] ?? message;
}

/** The status of a page whose data could not be had. */
export function pageStatus(apiStatus: number): 404 | 429 | 503 {
  if (apiStatus === 429) {
    return 429;
  }
  return apiStatus < 500 ? 404 : 503;
}

/** Answers with the status of a page whose data could not be had, and with when to ask again. */
export function refusePage(
  { status, headers }: Pick<RequestEventCommon, "status" | "headers">,
  refusal: Pick<Refusal, "status" | "retryAfterSeconds">,
): number {
  if (refusal.retryAfterSeconds !== null) {
    headers.set("Retry-After", String(refusal.retryAfterSeconds));
  }
  return status(pageStatus(refusal.status));
}

/**
 * The first of these that is no answer at all, since a limit was reached or something broke: what a
 * page would say without it might not be true. Null where each says something, be it a refusal.
 */
export function unanswered(...loaded: (Loaded<unknown> | null)[]): Refusal | null {
  for (const one of loaded) {
    if (one?.ok === false && (one.status === 429 || one.status >= 500)) {
      return one;
    }
  }
  return null;
}

const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?gradewire=/;

/** False for a visitor who has no session, so that nothing is asked in their name. */
export function hasSession(event: RequestEventCommon): boolean {
  return SESSION_COOKIE.test(event.request.headers.get("Cookie") ?? "");
}
