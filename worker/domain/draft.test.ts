import { expect, test } from "vitest";

import { judgeDraft } from "./draft.ts";

const HERE = { code: "here", savedAt: 100 };

test("the first text is saved, whatever it was typed over", () => {
  for (const base of [undefined, null, 7]) {
    expect(judgeDraft(null, { code: "x", base }, 50)).toEqual({ saved: true, savedAt: 50 });
  }
});

test("a text that was typed over the one that is there takes its place", () => {
  expect(judgeDraft(HERE, { code: "x", base: 100 }, 150)).toEqual({ saved: true, savedAt: 150 });
});

test("a text that was typed over another one, or over none, takes nothing's place", () => {
  for (const base of [null, 99, 101]) {
    expect(judgeDraft(HERE, { code: "x", base }, 150)).toEqual({ saved: false, draft: HERE });
  }
});

test("where nobody says what it was typed over, the last text wins", () => {
  const typed = { code: "x", base: undefined };
  expect(judgeDraft(HERE, typed, 150)).toEqual({ saved: true, savedAt: 150 });
});

test("the text that is there already keeps its time, so that saying it again harms no other device", () => {
  for (const base of [null, 99, 100]) {
    expect(judgeDraft(HERE, { code: "here", base }, 150)).toEqual({ saved: true, savedAt: 100 });
  }
});

test("two texts of one millisecond, or of a clock that went back, have two times", () => {
  for (const now of [100, 20]) {
    expect(judgeDraft(HERE, { code: "x", base: 100 }, now)).toEqual({ saved: true, savedAt: 101 });
  }
});
