import { describe, expect, test } from "vitest";

import { chooseDraft, type DraftSources, type LocalDraft, swapDraft } from "./merge.ts";

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

/** Text that the account has had since `savedAt`. */
function saved(code: string, savedAt: string): LocalDraft {
  return { code, savedAt, base: null, others: [] };
}

/** Text that never reached the account, typed when that had `base`. */
function unsaved(code: string, base: string | null, at = BEFORE): LocalDraft {
  return { code, savedAt: null, base: { code: base, at, sent: null }, others: [] };
}

describe("the text that a student finds in the editor", () => {
  test("is the starter on a first visit", () => {
    expect(choose({})).toMatchObject({ code: "start", dirty: false, others: [] });
  });

  test("is the account's draft on a new device", () => {
    expect(choose({ server: "mine" })).toMatchObject({ code: "mine", dirty: false });
  });

  test("is an empty draft when the student emptied it", () => {
    expect(choose({ server: "" })).toMatchObject({ code: "", dirty: false });
  });

  test("is what was typed before the page woke up, and is then saved", () => {
    const local = saved("older", BEFORE);
    expect(choose({ typed: "typed", local, server: "mine" })).toMatchObject({
      code: "typed",
      dirty: true,
      base: { code: "mine", at: READ_AT, sent: null },
      others: [],
    });
  });

  test("is the local text that never reached the account, and is then saved", () => {
    const local = unsaved("offline work", "mine");
    expect(choose({ local, server: "mine" })).toMatchObject({
      code: "offline work",
      dirty: true,
      others: [],
    });
  });

  test("is the text typed on after one whose acknowledgement was lost", () => {
    const local = {
      ...unsaved("typed on", "old"),
      base: { code: "old", at: BEFORE, sent: "sent" },
    };
    expect(choose({ local, server: "sent" })).toMatchObject({
      code: "typed on",
      dirty: true,
      others: [],
    });
  });

  test("needs no saving when the lost answer was only the acknowledgement", () => {
    const local = unsaved("mine", "before");
    expect(choose({ local, server: "mine" })).toMatchObject({
      code: "mine",
      dirty: false,
      others: [],
    });
  });

  test("is the account's when another device saved after this one", () => {
    const local = saved("from here", BEFORE);
    expect(choose({ local, server: "from there" })).toMatchObject({
      code: "from there",
      dirty: false,
      others: [],
    });
  });

  test("is the local one when the page's copy was read before the last save from here", () => {
    const local = saved("newer", AFTER);
    expect(choose({ local, server: "prefetched" })).toMatchObject({ code: "newer", dirty: false });
  });

  test("is saved again when the account has lost it", () => {
    const local = saved("kept", BEFORE);
    expect(choose({ local, server: null })).toMatchObject({ code: "kept", dirty: true });
  });
});

describe("text of this device that the account's newer text goes before", () => {
  test("is kept beside it, and nothing is sent", () => {
    const local = unsaved("offline work", "old");
    expect(choose({ local, server: "from there" })).toEqual({
      code: "from there",
      dirty: false,
      base: { code: "from there", at: READ_AT, sent: null },
      others: ["offline work"],
    });
  });

  test("is kept too when the account had none as it was typed", () => {
    const local = unsaved("before the session", null);
    expect(choose({ local, server: "from there" }).others).toEqual(["before the session"]);
  });

  test("is kept too when nobody knows what it was typed over", () => {
    const local: LocalDraft = { code: "old record", savedAt: null, base: null, others: [] };
    expect(choose({ local, server: "mine" })).toMatchObject({
      code: "mine",
      dirty: false,
      others: ["old record"],
    });
  });

  test("wins when the page's copy was read before the text that it was typed over", () => {
    const local = unsaved("typed on", "saved from here", AFTER);
    expect(choose({ local, server: "prefetched" })).toMatchObject({
      code: "typed on",
      dirty: true,
      others: [],
    });
  });

  test("is kept also when something was typed before the page woke up", () => {
    const local = unsaved("offline work", "old");
    expect(choose({ typed: "typed", local, server: "mine" }).others).toEqual(["offline work"]);
  });

  test("joins what was kept before, once, and is no other when it is the text shown", () => {
    const local = { ...unsaved("second", "old"), others: ["first", "second", "mine"] };
    expect(choose({ local, server: "mine" }).others).toEqual(["first", "second"]);
  });
});

test("swapping goes through all versions and comes back to the first", () => {
  const once = swapDraft("a", ["b", "c"]);
  expect(once).toEqual({ code: "b", others: ["c", "a"] });
  expect(swapDraft(swapDraft(once.code, once.others).code, ["a", "b"])).toEqual({
    code: "a",
    others: ["b", "c"],
  });
  expect(swapDraft("a", [])).toEqual({ code: "a", others: [] });
});
