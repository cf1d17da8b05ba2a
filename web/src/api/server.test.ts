import { afterEach, expect, test } from "vitest";

import { serverReader } from "../history/reader.ts";
import { askForLanguage, DEFAULT_LANGUAGE, wordsOf } from "../words/words.ts";
import { notHereWords } from "../words/not-here-words.ts";
import { load, pageStatus, refusePage, sentenceOf, unanswered } from "./server.ts";

afterEach(() => askForLanguage(() => DEFAULT_LANGUAGE));

const refusal = {
  status: 401,
  code: "unauthorized" as const,
  message: "There is no session.",
  retryAfterSeconds: null,
};

test("a refused form and a date are in the language of the page, as its words are", async () => {
  askForLanguage(() => "fi");
  const { problems } = wordsOf("fi");
  expect(sentenceOf(refusal)).toBe(problems.ofCode.unauthorized);
  expect(serverReader().locale).toBe("fi");
  const unreadable = await load(Promise.resolve(new Response("<html>", { status: 502 })));
  expect(unreadable).toMatchObject({ ok: false, message: problems.trouble });
});

test("a form may say a refusal in its own way; what no language has is said as the server does", () => {
  expect(sentenceOf(refusal, { unauthorized: "Of its own." })).toBe("Of its own.");
  expect(sentenceOf({ ...refusal, code: "not_found" }, {})).toBe("There is no session.");
});

test("a page that a limit or an outage held up is not said to be missing", () => {
  const cases = [
    [400, 404],
    [403, 404],
    [404, 404],
    [422, 404],
    [429, 429],
    [500, 503],
    [503, 503],
  ] as const;
  expect(cases.map(([api]) => [api, pageStatus(api)])).toEqual(cases);
  const said = [404, 429, 503].map((status) => notHereWords(status));
  expect(new Set(said.map(({ headline }) => headline)).size).toBe(3);
  for (const { title, why } of said.slice(1)) {
    expect(title).not.toBe(said[0]?.title);
    expect(why).toContain("Wait a minute, then reload the page.");
  }
});

/** The page's status and `Retry-After` where the server refused with these headers. */
async function refusedPage(headers: Record<string, string>) {
  const answer = await load(Promise.resolve(Response.json({}, { status: 429, headers })));
  if (answer.ok) throw new Error("it was refused");
  const page = { status: statusSet, headers: new Headers() };
  return [refusePage(page, answer), page.headers.get("Retry-After")];
}

/** As Qwik's own: it gives back what it is given. */
function statusSet(): number;
function statusSet(code: number): number;
function statusSet(code = 200): number {
  return code;
}

const failed = (status: number) => ({ ok: false as const, ...refusal, status });

test("a refused page says when to ask again, where the server did", async () => {
  expect(await refusedPage({ "Retry-After": "60" })).toEqual([429, "60"]);
  expect(await refusedPage({ "Retry-After": "Sat, 28 Nov 2026 10:00:00 GMT" })).toEqual([
    429,
    null,
  ]);
  expect(await refusedPage({})).toEqual([429, null]);
});

test("a refusal is an answer; a limit and an outage are none", () => {
  expect(unanswered(null, { ok: true, data: 1 }, failed(401), failed(404))).toBe(null);
  expect(unanswered(failed(401), failed(429))).toMatchObject({ status: 429 });
  expect(unanswered(null, failed(500))).toMatchObject({ status: 500 });
});
