import { expect, test } from "vitest";

import { SignInProblem } from "../../../contract/account.ts";
import { lossWords, problemWords, whoWords } from "./account-words.ts";

const ALONE = { identities: [], hasRecoveryCode: false, sessions: 1 };
const SIGNED_IN = { ...ALONE, identities: [{ issuer: "https://a.example", name: "School" }] };

test("every way that sign-in can end has words, and no other word of an address is repeated", () => {
  for (const problem of SignInProblem.options) {
    expect(problemWords(problem)).toMatch(/^You were not signed in: /);
  }
  expect(problemWords("<b>call this number</b>")).toBeNull();
  expect(problemWords("constructor")).toBeNull();
  expect(problemWords(null)).toBeNull();
});

test("somebody whose work hangs on one browser is told so", () => {
  expect(whoWords(ALONE)).toContain("only this browser");
  expect(whoWords({ ...ALONE, hasRecoveryCode: true })).not.toContain("only this browser");
  expect(whoWords(SIGNED_IN)).toContain("School");
});

test("signing out warns exactly when something could be lost", () => {
  expect(lossWords(ALONE, false)).toContain("nobody can bring your work back");
  expect(lossWords({ ...ALONE, sessions: 2 }, false)).toBeNull();
  expect(lossWords({ ...ALONE, sessions: 2 }, true)).toContain("nobody can bring");
  expect(lossWords({ ...ALONE, hasRecoveryCode: true }, true)).toContain("recovery code");
  expect(lossWords(SIGNED_IN, true)).toBeNull();
});
