import { describe, expect, test } from "vitest";

import { chooseDraft, type DraftSources, type LocalDraft, swapDraft } from "./merge.ts";

const BEFORE = "2026-11-20T10:00:00.000Z";
const SERVED = "2026-11-20T10:00:05.000Z";
const AFTER = "2026-11-20T10:00:09.000Z";

/** @param server what the page was served with, as the account's since then */
function choose({
  server = null,
  ...sources
}: Partial<Omit<DraftSources, "server">> & { server?: string | null }) {
  return chooseDraft({
    typed: null,
    local: null,
    server: server === null ? null : { code: server, savedAt: SERVED },
    starter: "start",
    ...sources,
  });
}

/** Text that the account has had since `savedAt`. */
function saved(code: string, savedAt: string): LocalDraft {
  return { code, savedAt, base: null, conflict: null, others: [] };
}

/** Text that never reached the account, typed when that had `base`. */
function unsaved(code: string, base: string | null, baseAt = BEFORE): LocalDraft {
  const savedAt = base === null ? null : baseAt;
  return {
    code,
    savedAt: null,
    base: { code: base, savedAt, sent: [] },
    conflict: null,
    others: [],
  };
}

/** Text that the student has not chosen yet, or given up, for one that the account has since `savedAt`. */
function undecided(theirs: string, savedAt: string): LocalDraft {
  return { ...unsaved("mine", "old"), conflict: { code: theirs, savedAt } };
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
      base: { code: "mine", savedAt: SERVED, sent: [] },
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
      base: { code: "old", savedAt: BEFORE, sent: ["sent", "sent later"] },
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
      base: { code: "from there", savedAt: SERVED, sent: [] },
      conflict: null,
      others: ["offline work"],
    });
  });

  test("is kept too when the account had none as it was typed", () => {
    const local = unsaved("before the session", null);
    expect(choose({ local, server: "from there" }).others).toEqual(["before the session"]);
  });

  test("is kept too when nobody knows what it was typed over", () => {
    const local: LocalDraft = {
      code: "old record",
      savedAt: null,
      base: null,
      conflict: null,
      others: [],
    };
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

describe("two texts of which the student has not chosen", () => {
  test("are both there again after a reload", () => {
    const local = undecided("from there", SERVED);
    expect(choose({ local, server: "from there" })).toMatchObject({
      code: "mine",
      dirty: true,
      conflict: { code: "from there", savedAt: SERVED },
      base: { code: "old" },
    });
  });

  test("are the newest of each, whichever the page was served with", () => {
    expect(choose({ local: undecided("older", BEFORE), server: "from there" })).toMatchObject({
      code: "mine",
      conflict: { code: "from there", savedAt: SERVED },
    });
    expect(choose({ local: undecided("newer", AFTER), server: "from there" })).toMatchObject({
      code: "mine",
      conflict: { code: "newer", savedAt: AFTER },
    });
  });

  test("are one when the other device came to the same", () => {
    expect(choose({ local: undecided("older", BEFORE), server: "mine" })).toMatchObject({
      code: "mine",
      dirty: false,
      conflict: null,
    });
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
