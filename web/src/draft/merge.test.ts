import { describe, expect, test } from "vitest";

import { chooseDraft, type DraftSources } from "./merge.ts";

const BEFORE = "2026-11-20T10:00:00.000Z";
const READ_AT = "2026-11-20T10:00:05.000Z";
const AFTER = "2026-11-20T10:00:09.000Z";

function choose(sources: Partial<DraftSources>) {
  return chooseDraft({
    typed: null,
    local: null,
    server: null,
    readAt: READ_AT,
    starter: "start",
    ...sources,
  });
}

describe("the text that a student finds in the editor", () => {
  test("is the starter on a first visit", () => {
    expect(choose({})).toEqual({ code: "start", dirty: false });
  });

  test("is the account's draft on a new device", () => {
    expect(choose({ server: "mine" })).toEqual({ code: "mine", dirty: false });
  });

  test("is an empty draft when the student emptied it", () => {
    expect(choose({ server: "" })).toEqual({ code: "", dirty: false });
  });

  test("is what was typed before the page woke up, and is then saved", () => {
    const local = { code: "older", savedAt: null };
    expect(choose({ typed: "typed", local, server: "mine" })).toEqual({
      code: "typed",
      dirty: true,
    });
  });

  test("is the local text that never reached the account, and is then saved", () => {
    const local = { code: "offline work", savedAt: null };
    expect(choose({ local, server: "mine" })).toEqual({ code: "offline work", dirty: true });
  });

  test("needs no saving when the lost answer was only the acknowledgement", () => {
    const local = { code: "mine", savedAt: null };
    expect(choose({ local, server: "mine" })).toEqual({ code: "mine", dirty: false });
  });

  test("is the account's when another device saved after this one", () => {
    const local = { code: "from here", savedAt: BEFORE };
    expect(choose({ local, server: "from there" })).toEqual({ code: "from there", dirty: false });
  });

  test("is the local one when the page's copy was read before the last save from here", () => {
    const local = { code: "newer", savedAt: AFTER };
    expect(choose({ local, server: "prefetched" })).toEqual({ code: "newer", dirty: false });
  });

  test("is saved again when the account has lost it", () => {
    const local = { code: "kept", savedAt: BEFORE };
    expect(choose({ local, server: null })).toEqual({ code: "kept", dirty: true });
  });
});
