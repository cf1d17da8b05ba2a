import { expect, test } from "vitest";

import { adoptDrafts, draftKey, readDraft, writeDraft } from "./local-drafts.ts";
import { memoryStorage } from "../testing/memory-storage.ts";
import type { LocalDraft } from "./merge.ts";

function draftOf(code: string): LocalDraft {
  return { code, savedAt: null, base: null, conflict: null, others: [] };
}

test("a draft is read back as it was written", () => {
  const storage = memoryStorage();
  const savedAt = "2026-11-20T10:00:00.000Z";
  const base = { code: null, savedAt: null, sent: ["y"] };
  const conflict = { code: "z", savedAt };
  const draft = { code: 'print("ä\n")', savedAt: null, base, conflict, others: ["x"] };
  expect(writeDraft(storage, draftKey("u", "a"), draft)).toBe(true);
  expect(readDraft(storage, draftKey("u", "a"))).toEqual(draft);
});

test("a text that another took the place of is kept with the draft, and nothing that is none", () => {
  const storage = memoryStorage();
  const draft = { ...draftOf("starter"), replaced: { code: "mine", by: "starter" } };
  writeDraft(storage, draftKey("u", "a"), draft);
  expect(readDraft(storage, draftKey("u", "a"))).toEqual(draft);
  storage.setItem(draftKey("u", "a"), JSON.stringify({ ...draft, replaced: { code: 1 } }));
  expect(readDraft(storage, draftKey("u", "a"))).toEqual(draftOf("starter"));
});

test("two users of one browser do not see each other's drafts", () => {
  const storage = memoryStorage();
  writeDraft(storage, draftKey("u1", "a"), draftOf("secret"));
  expect(readDraft(storage, draftKey("u2", "a"))).toBeNull();
});

test.each(["", "{", "null", "7", '{"code":1,"savedAt":null}', '{"code":"x"}'])(
  "a damaged record %j counts as none",
  (text) => {
    const key = draftKey("u", "a");
    expect(readDraft(memoryStorage({ [key]: text }), key)).toBeNull();
  },
);

test("a full storage is said, not thrown", () => {
  expect(writeDraft(memoryStorage({}, 0), "k", draftOf("x"))).toBe(false);
});

test("a visitor who becomes a user takes every draft along", () => {
  const storage = memoryStorage();
  writeDraft(storage, draftKey(null, "a"), draftOf("A"));
  writeDraft(storage, draftKey(null, "b"), draftOf("B"));
  adoptDrafts(storage, "u");
  expect(readDraft(storage, draftKey("u", "a"))?.code).toBe("A");
  expect(readDraft(storage, draftKey("u", "b"))?.code).toBe("B");
  expect(readDraft(storage, draftKey(null, "a"))).toBeNull();
});

test("a record without the newer fields is read, and damaged ones of them count as none", () => {
  const key = draftKey("u", "a");
  const old = '{"code":"x","savedAt":null}';
  const odd =
    '{"code":"x","savedAt":null,"base":{"code":7},"conflict":{"code":"z"},"others":[1,"y"]}';
  expect(readDraft(memoryStorage({ [key]: old }), key)).toEqual(draftOf("x"));
  expect(readDraft(memoryStorage({ [key]: odd }), key)).toEqual({ ...draftOf("x"), others: ["y"] });
});

test("text typed as nobody and unsaved text of the user are both kept", () => {
  const storage = memoryStorage();
  writeDraft(storage, draftKey(null, "a"), draftOf("nobody's"));
  writeDraft(storage, draftKey("u", "a"), draftOf("theirs"));
  adoptDrafts(storage, "u");
  expect(readDraft(storage, draftKey("u", "a"))).toMatchObject({
    code: "theirs",
    others: ["nobody's"],
  });
  expect(readDraft(storage, draftKey(null, "a"))).toBeNull();
});

test("drafts of the user that an account took over become the account's", () => {
  const storage = memoryStorage();
  writeDraft(storage, draftKey("old", "a"), draftOf("A"));
  writeDraft(storage, draftKey(null, "b"), draftOf("B"));
  adoptDrafts(storage, "u", "old");
  expect(readDraft(storage, draftKey("u", "a"))?.code).toBe("A");
  expect(readDraft(storage, draftKey("u", "b"))).toBeNull();
});
