import type { RequestEventAction } from "@builder.io/qwik-city";

import type { SessionCreated, Submission } from "../../../contract/api.ts";
import { callApi, hasSession } from "./server.ts";

/**
 * Submits the form of a page without script, as a new user when the visitor is none yet. Throws the
 * redirect to the page that shows the result; returns the sentence to show when it was refused.
 */
export async function submitForm(
  event: RequestEventAction,
  form: Readonly<Record<string, unknown>>,
): Promise<{ message: string }> {
  const { assignmentId, code } = form;
  if (typeof assignmentId !== "string" || typeof code !== "string") {
    return event.fail(422, { message: "Some fields of the form are missing." });
  }
  const session = await sessionCookie(event);
  if (!session.ok) {
    return event.fail(session.status, { message: session.message });
  }
  const as = session.cookie === null ? {} : { cookie: session.cookie };
  await callApi(event, `/assignments/${encodeURIComponent(assignmentId)}/draft`, {
    method: "PUT",
    body: { code },
    ...as,
  });
  const answer = await callApi<{ submission: Submission }>(event, "/submissions", {
    method: "POST",
    body: { assignmentId, code },
    ...as,
  });
  if (!answer.ok) {
    return event.fail(answer.status, { message: answer.message });
  }
  throw event.redirect(303, event.url.pathname);
}

type SessionCookie =
  | { ok: true; cookie: string | null }
  | { ok: false; status: number; message: string };

/** The cookie of a session made just now, which the answer also sets; null when there was one. */
async function sessionCookie(event: RequestEventAction): Promise<SessionCookie> {
  if (hasSession(event)) {
    return { ok: true, cookie: null };
  }
  const made = await callApi<SessionCreated>(event, "/session", { method: "POST" });
  if (!made.ok) {
    return made;
  }
  const cookies = made.headers?.getSetCookie() ?? [];
  for (const cookie of cookies) {
    event.headers.append("Set-Cookie", cookie);
  }
  return { ok: true, cookie: cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ") };
}
