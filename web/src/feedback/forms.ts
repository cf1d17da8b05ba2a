import type { RequestEventAction } from "@builder.io/qwik-city";

import { apiFor } from "../api/client.ts";
import { load, sentenceOf } from "../api/server.ts";
import { apiOfVisitor } from "../api/submit-form.ts";
import { words } from "../words/words.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Rates an assignment by the form of a page without script, and leads back to it. */
export async function rateForm(
  event: RequestEventAction,
  form: Fields,
): Promise<{ message: string }> {
  const answer = await load(
    apiFor(event).assignments[":id"].rating.$put({
      param: { id: textOf(form, "assignmentId") },
      json: { stars: Number(form["stars"]), comment: textOf(form, "comment") },
    }),
  );
  if (!answer.ok) {
    return event.fail(answer.status, { message: sentenceOf(answer, words.rating.ofCode) });
  }
  throw leadBack(event, "rated");
}

/** Reports a problem by the form of a page without script, and leads back to it. */
export async function reportForm(
  event: RequestEventAction,
  form: Fields,
): Promise<{ message: string }> {
  const api = await apiOfVisitor(event);
  if ("message" in api) {
    return event.fail(api.status, { message: sentenceOf(api) });
  }
  const message = textOf(form, "message");
  const submissionId = textOf(form, "submissionId");
  const answer = await load(
    api.assignments[":id"].reports.$post({
      param: { id: textOf(form, "assignmentId") },
      json: submissionId === "" ? { message } : { message, submissionId },
    }),
  );
  if (!answer.ok) {
    return event.fail(answer.status, { message: sentenceOf(answer, words.report.ofCode) });
  }
  throw leadBack(event, "reported");
}

function leadBack(event: RequestEventAction, said: "rated" | "reported") {
  return event.redirect(303, `${event.url.pathname}?said=${said}`);
}

/** A form ends its lines in its own way (CR LF). */
function textOf(form: Fields, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
}
