import { expect, test } from "vitest";

import { lossWords, whoWords } from "./account-words.ts";

const ALONE = { identities: [], hasRecoveryCode: false, sessions: 1 };
const SIGNED_IN = { ...ALONE, identities: [{ issuer: "https://a.example", name: "School" }] };

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
