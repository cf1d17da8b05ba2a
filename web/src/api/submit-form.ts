import type { RequestEventAction } from "@builder.io/qwik-city";

import { apiFor } from "./client.ts";
import { hasSession, load, sentenceOf } from "./server.ts";

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
  const api = hasSession(event) ? apiFor(event) : await apiForNewUser(event);
  await api.assignments[":id"].draft.$put({ param: { id: assignmentId }, json: { code } });
  const answer = await load(api.submissions.$post({ json: { assignmentId, code } }));
  if (!answer.ok) {
    return event.fail(answer.status, { message: sentenceOf(answer) });
  }
  throw event.redirect(303, event.url.pathname);
}

/** Starts a session, whose cookie these calls and the answer to the visitor carry. */
export async function apiForNewUser(event: RequestEventAction): Promise<ReturnType<typeof apiFor>> {
  const made = await apiFor(event).session.$post();
  const cookies = made.headers.getSetCookie();
  return apiFor(event, cookies.map((cookie) => cookie.split(";", 1)[0]).join("; "));
}
