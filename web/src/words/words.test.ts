import { expect, test } from "vitest";

import { chooseLanguage } from "./choose-language.ts";
import { isLanguage, languages, wordsOf } from "./words.ts";

/** Every text of a catalogue by its path; functions, whose arguments differ, by what they are. */
function texts(words: unknown, path = ""): [string, string][] {
  return Object.entries(words as object).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? texts(value, `${path}${key}.`)
      : ([[`${path}${key}`, typeof value === "string" ? value : typeof value]] as [
          string,
          string,
        ][]),
  );
}

/** The server has a sentence of its own for each code; a language needs none. */
const isNeeded = (path: string) => !path.includes(".ofCode.");

test("each language is found by its file and says what it is called", () => {
  expect(languages()).toEqual([
    { code: "en", name: "English" },
    { code: "fi", name: "Suomi" },
  ]);
});

test("no language leaves a text empty, adds one, or leaves a sentence in English", () => {
  const english = new Map(texts(wordsOf("en")));
  for (const { code } of languages().filter((each) => each.code !== "en")) {
    const own = new Map(texts(wordsOf(code)));
    expect([...own.keys()].filter(isNeeded)).toEqual([...english.keys()].filter(isNeeded));
    const untranslated = [...own].filter(
      ([path, text]) => text.trim() === "" || (text === english.get(path) && text.includes(" ")),
    );
    expect(untranslated).toEqual([]);
  }
});

test("a visitor reads what their browser asks for first of what there is", () => {
  const cases: [string | null, string][] = [
    ["fi-FI,fi;q=0.9,en;q=0.8", "fi"],
    ["sv;q=0.9, en;q=0.5, FI;q=0.7", "fi"],
    ["fi;q=0, de", "en"],
    [null, "en"],
    ["*", "en"],
  ];
  expect(cases.map(([header]) => [header, chooseLanguage(header)])).toEqual(cases);
  expect(isLanguage("xx")).toBe(false);
  expect(wordsOf("xx")).toBe(wordsOf("en"));
});
