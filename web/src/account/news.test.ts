import { expect, test } from "vitest";

import { SignInProblem } from "../../../contract/account.ts";
import { newsWords, readNews } from "./news.ts";

const wordsAt = (address: string) => newsWords(readNews(new URLSearchParams(address)));

test("every way that sign-in can end has words, and no other word of an address is repeated", () => {
  for (const problem of SignInProblem.options) {
    expect(wordsAt(`problem=${problem}`).bad).toMatch(/^You were not signed in: /);
  }
  for (const made of ["<b>call this number</b>", "constructor", ""]) {
    expect(wordsAt(`problem=${made}&done=${made}`)).toEqual({ good: null, bad: null });
  }
});

test("what a form did is said", () => {
  expect(wordsAt("done=deleted").good).toContain("deleted");
  expect(wordsAt("done=out")).toMatchObject({ good: expect.stringContaining("this device") });
});
