import { expect, test } from "vitest";

import { isChanged, relateCode } from "./sent-code.ts";

const SENT = { submissionId: "s1", code: "x = 1" };
const AT_REST = { changed: false, sending: false };

test("a verdict is of what stands in the editor until that changes", () => {
  expect(isChanged(SENT, "x = 1")).toBe(false);
  expect(isChanged(SENT, "x = 12")).toBe(true);
  expect(relateCode("s1", SENT, AT_REST)).toBe("same");
  expect(relateCode("s1", SENT, { ...AT_REST, changed: true })).toBe("changed");
});

test("the verdict of a submission that this page did not send is said to be another's", () => {
  expect(relateCode("s2", SENT, AT_REST)).toBe("elsewhere");
  expect(relateCode("s2", SENT, { ...AT_REST, changed: true })).toBe("elsewhere");
  expect(relateCode("s2", null, AT_REST)).toBe("elsewhere");
});

test("a push that comes before the answer to the same submission is not taken for another's", () => {
  expect(relateCode("s2", SENT, { ...AT_REST, sending: true })).toBe("same");
});

test("where nothing was sent, nothing is said", () => {
  expect(isChanged(null, "x")).toBe(false);
  expect(relateCode(null, null, AT_REST)).toBe("same");
});
