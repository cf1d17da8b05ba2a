import { expect, test } from "vitest";

import { regradeWords } from "./regrade-words.ts";

const AT = "2026-11-20T10:10:00.000Z";

test("a verdict that can be graded again says nothing of waiting", () => {
  expect(regradeWords(AT, Date.parse(AT))).toBeNull();
});

test("one that was graded again says when it can be once more", () => {
  expect(regradeWords(AT, Date.parse("2026-11-20T10:09:30.000Z"))).toContain("in a minute");
  expect(regradeWords(AT, Date.parse("2026-11-20T10:01:30.000Z"))).toContain("in 9 minutes");
});
