import type { RequestEventCommon } from "@builder.io/qwik-city";

import type { ErrorCode, ErrorEnvelope } from "../../../contract/errors.ts";
import { type Words, words } from "../words/words.ts";

/** Why the server did not do what it was asked. */
export interface Refusal {
  status: number;
  code: ErrorCode;
  /** The server's own sentence, which is English; `sentenceOf` has it in the page's language. */
  message: string;
}

/** What a loader got: the answer, or why not. */
export type Loaded<T> = { ok: true; data: T } | ({ ok: false } & Refusal);

/** An answer of the typed client: errors have no type of their own there. */
interface TypedResponse<T> {
  ok: boolean;
  status: number;
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
  };
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
export function pageStatus(apiStatus: number): 404 | 503 {
  return apiStatus < 500 ? 404 : 503;
}

const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?gradewire=/;

/** False for a visitor who has no session, so that nothing is asked in their name. */
export function hasSession(event: RequestEventCommon): boolean {
  return SESSION_COOKIE.test(event.request.headers.get("Cookie") ?? "");
}
