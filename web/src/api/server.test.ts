import { afterEach, expect, test } from "vitest";

import { serverReader } from "../history/reader.ts";
import { askForLanguage, DEFAULT_LANGUAGE, wordsOf } from "../words/words.ts";
import { load, sentenceOf } from "./server.ts";

afterEach(() => askForLanguage(() => DEFAULT_LANGUAGE));

const refusal = { status: 401, code: "unauthorized" as const, message: "There is no session." };

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
