import type { RequestEventAction } from "@builder.io/qwik-city";

import { lineFeeds } from "../draft/line-feeds.ts";
import { paneId } from "../frame/frame-context.ts";
import { words } from "../words/words.ts";
import { apiFor } from "./client.ts";
import { hasSession, load, type Refusal, sentenceOf } from "./server.ts";

/** Why the form of a page without script was refused. */
export interface RefusedForm {
  message: string;
  /** What the form is to name as `base` when it is sent again; "" for none. */
  base: string;
}

/**
 * Submits the form of a page without script, as a new user when the visitor is none yet. Throws the
 * redirect to the page that shows the result; returns the sentence to show when it was refused.
 */
export async function submitForm(
  event: RequestEventAction,
  form: Readonly<Record<string, unknown>>,
): Promise<RefusedForm> {
  const { assignmentId, code: typed } = form;
  const base = typeof form["base"] === "string" ? form["base"] : "";
  if (typeof assignmentId !== "string" || typeof typed !== "string") {
    return event.fail(422, { message: words.problems.fieldsMissing, base });
  }
  // A form ends its lines in its own way (CR LF); the same text typed elsewhere does not.
  const code = lineFeeds(typed);
  const api = await apiOfVisitor(event);
  if ("message" in api) {
    return event.fail(api.status, { message: refusalOf(api), base });
  }
  const saved = await load(
    api.assignments[":id"].draft.$put({
      param: { id: assignmentId },
      json: { code, base: base === "" ? null : base },
    }),
  );
  const answer = await load(api.submissions.$post({ json: { assignmentId, code } }));
  if (!answer.ok) {
    // Another device's draft that was not overwritten now is not to be with the next try either.
    const nextBase = saved.ok ? saved.data.savedAt : base;
    return event.fail(answer.status, { message: refusalOf(answer), base: nextBase });
  }
  // To the verdict: the page begins with the handout, which may be long.
  throw event.redirect(303, `${event.url.pathname}#${paneId("results")}`);
}

/** Where no script counts the seconds down on the button, the sentence says them. */
function refusalOf(refusal: Refusal): string {
  const { retryAfterSeconds } = refusal;
  const sentence = sentenceOf(refusal);
  return retryAfterSeconds === null
    ? sentence
    : `${sentence} ${words.problems.againIn(retryAfterSeconds)}`;
}

type VisitorApi = ReturnType<typeof apiFor>;

/** The API in the visitor's name, as a new user when they are none yet; else why they cannot be one. */
export async function apiOfVisitor(event: RequestEventAction): Promise<VisitorApi | Refusal> {
  // A cookie may be of a session that was ended elsewhere, and without script nothing else notices.
  const me = hasSession(event) ? await load(apiFor(event).me.$get()) : null;
  if (me !== null && (me.ok || me.status !== 401)) {
    return apiFor(event);
  }
  let cookies: string[] = [];
  const made = await load(
    apiFor(event)
      .session.$post()
      .then((answer) => {
        cookies = answer.headers.getSetCookie();
        return answer;
      }),
  );
  // The answer to the visitor carries the cookie too.
  return made.ok
    ? apiFor(event, cookies.map((cookie) => cookie.split(";", 1)[0]).join("; "))
    : made;
}
