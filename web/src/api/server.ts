import type { RequestEventCommon } from "@builder.io/qwik-city";

import type { ErrorEnvelope } from "../../../contract/errors.ts";

/** What a loader got: the answer, or why not. */
export type Loaded<T> = { ok: true; data: T } | { ok: false; status: number; message: string };

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
    return { ok: true, data: await response.json() };
  }
  const body = (await response.json().catch(() => null)) as Partial<ErrorEnvelope> | null;
  return {
    ok: false,
    status: response.status,
    message: body?.error?.message ?? "Something went wrong on our side.",
  };
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
