import type { RequestEventAction } from "@builder.io/qwik-city";
import { expect, test } from "vitest";

import { ERRORS, type ErrorCode } from "../../../contract/errors.ts";
import { askForLanguage, DEFAULT_LANGUAGE, wordsOf } from "../words/words.ts";
import { submitForm } from "./submit-form.ts";

const SAVED_AT = "2026-11-28T10:00:00.000Z";

const refusal = (code: ErrorCode, headers: Record<string, string> = {}) =>
  Response.json({ error: { code, message: code } }, { status: ERRORS[code][0], headers });

/** Sends the form from a page whose visitor has a session or none, and tells what the API was asked. */
async function send(
  form: Record<string, string>,
  answers: Record<string, () => Response>,
  hasSession = true,
) {
  const asked: { call: string; body: unknown }[] = [];
  const event = {
    request: new Request(
      "http://localhost/",
      hasSession ? { headers: { Cookie: "gradewire=t" } } : {},
    ),
    url: new URL("http://localhost/courses/c/a"),
    headers: new Headers(),
    platform: {
      api: async (request: Request) => {
        const call = `${request.method} ${new URL(request.url).pathname}`;
        const text = await request.text();
        asked.push({ call, body: text === "" ? null : JSON.parse(text) });
        return answers[call]?.() ?? refusal("not_found");
      },
    },
    fail: (status: number, value: object) => ({ status, ...value }),
    redirect: (status: number, to: string) => ({ status, to }),
  };
  // Of the event only what the form needs of it.
  const outcome: unknown = await submitForm(event as unknown as RequestEventAction, form).catch(
    (thrown: unknown) => thrown,
  );
  return { asked: asked.filter(({ call }) => !call.startsWith("GET")), outcome };
}

const DRAFT = "PUT /api/assignments/1/draft";
const SUBMIT = "POST /api/submissions";
const saved = () => Response.json({ savedAt: SAVED_AT });
const inSeconds = (seconds: string) => () => refusal("rate_limited", { "Retry-After": seconds });
const taken = () => Response.json({ submission: {} }, { status: 201 });

test("a form without script saves over the text that it was served with, in the lines of every page", async () => {
  const form = { assignmentId: "1", code: "a = 1\r\nb = 2\r\n", base: SAVED_AT };
  const { asked, outcome } = await send(form, { [DRAFT]: saved, [SUBMIT]: taken });
  expect(asked).toEqual([
    { call: DRAFT, body: { code: "a = 1\nb = 2\n", base: SAVED_AT } },
    { call: SUBMIT, body: { assignmentId: "1", code: "a = 1\nb = 2\n" } },
  ]);
  // To where the verdict will be, far below the handout.
  expect(outcome).toEqual({ status: 303, to: "/courses/c/a#pane-results" });
});

test("who is refused for a while is told for how long, where that is known", async () => {
  const form = { assignmentId: "1", code: "a = 1", base: "" };
  const own = await send(form, { [DRAFT]: saved, [SUBMIT]: inSeconds("7") });
  expect(own.outcome).toMatchObject({ message: "rate_limited Try again in 7 seconds." });
  const first = await send(form, { "POST /api/session": inSeconds("1") }, false);
  expect(first.outcome).toMatchObject({ message: "rate_limited Try again in 1 second." });
  const unknown = await send(form, { [DRAFT]: saved, [SUBMIT]: () => refusal("rate_limited") });
  expect(unknown.outcome).toMatchObject({ message: "rate_limited" });
});

test("refused and sent again, it still overwrites no draft but its own", async () => {
  const form = { assignmentId: "1", code: "a = 1", base: "" };
  const limited = { [SUBMIT]: () => refusal("rate_limited") };
  const own = await send(form, { ...limited, [DRAFT]: saved });
  expect(own.outcome).toMatchObject({ status: 429, base: SAVED_AT });
  const other = await send(form, { ...limited, [DRAFT]: () => refusal("draft_conflict") });
  expect(other.outcome).toMatchObject({ status: 429, base: "" });
});

test("a visitor who cannot become a user now is told why, not that they have no session", async () => {
  const form = { assignmentId: "1", code: "a = 1", base: "" };
  const { asked, outcome } = await send(
    form,
    { "POST /api/session": () => refusal("rate_limited") },
    false,
  );
  expect(asked).toHaveLength(1);
  expect(outcome).toMatchObject({ status: 429, message: "rate_limited" });
});

test("a session that was ended elsewhere is followed by a new one, and nothing is refused", async () => {
  const form = { assignmentId: "1", code: "a = 1", base: "" };
  const { asked, outcome } = await send(form, {
    "GET /api/me": () => refusal("unauthorized"),
    "POST /api/session": () => Response.json({}, { status: 201 }),
    [DRAFT]: saved,
    [SUBMIT]: taken,
  });
  expect(asked.map(({ call }) => call)).toEqual(["POST /api/session", DRAFT, SUBMIT]);
  expect(outcome).toMatchObject({ status: 303 });
});

test("a form without its fields is refused in the page's language", async () => {
  askForLanguage(() => "fi");
  try {
    const { asked, outcome } = await send({ code: "a = 1" }, {});
    expect(asked).toEqual([]);
    expect(outcome).toMatchObject({
      status: 422,
      message: wordsOf("fi").problems.fieldsMissing,
    });
  } finally {
    askForLanguage(() => DEFAULT_LANGUAGE);
  }
});
