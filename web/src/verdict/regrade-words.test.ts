import { expect, test } from "vitest";

import { languages, wordsOf } from "../words/words.ts";
import { regradeWords } from "./regrade-words.ts";

const AT = "2026-11-20T10:10:00.000Z";

function said(now: string, language = "en"): string | null {
  return regradeWords(wordsOf(language), AT, Date.parse(now));
}

test("a verdict that can be graded again says nothing of waiting", () => {
  expect(said(AT)).toBeNull();
});

test("one that was graded again says when it can be once more", () => {
  expect(said("2026-11-20T10:09:30.000Z")).toContain("in a minute");
  expect(said("2026-11-20T10:01:30.000Z")).toContain("in 9 minutes");
  for (const { code } of languages()) {
    expect(said("2026-11-20T10:01:30.000Z", code)).toContain("9");
  }
});
