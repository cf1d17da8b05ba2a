import type { RequestEventCommon } from "@builder.io/qwik-city";

import type { ErrorEnvelope } from "../../../contract/errors.ts";

/** What a loader got: the answer, or the status with which a page says that it is not there. */
export type Loaded<T> = { ok: true; data: T } | { ok: false; status: number; message: string };

/** Calls /api in this process, as the visitor whose request this is. */
export async function callApi<T>(
  event: RequestEventCommon,
  path: string,
  init: { method?: string; body?: unknown; cookie?: string } = {},
): Promise<Loaded<T> & { headers?: Headers }> {
  const headers = new Headers({ Origin: event.url.origin });
  const cookie = init.cookie ?? event.request.headers.get("Cookie");
  if (cookie !== null) {
    headers.set("Cookie", cookie);
  }
  if (init.body !== undefined) {
    headers.set("Content-Type", "application/json");
  }
  const response = await event.platform.api(
    new Request(new URL(`/api${path}`, event.url), {
      method: init.method ?? "GET",
      headers,
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    }),
  );
  if (response.ok) {
    return { ok: true, data: (await response.json()) as T, headers: response.headers };
  }
  const body = (await response.json().catch(() => null)) as Partial<ErrorEnvelope> | null;
  return {
    ok: false,
    status: response.status,
    message: body?.error?.message ?? "Something went wrong on our side.",
  };
}

const SESSION_COOKIE = /(?:^|;\s*)(?:__Host-)?gradewire=/;

/** False for a visitor who has no session, so that nothing is asked in their name. */
export function hasSession(event: RequestEventCommon): boolean {
  return SESSION_COOKIE.test(event.request.headers.get("Cookie") ?? "");
}
