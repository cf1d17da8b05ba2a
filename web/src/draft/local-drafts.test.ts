import { expect, test } from "vitest";

import { adoptDrafts, draftKey, type DraftStorage, readDraft, writeDraft } from "./local-drafts.ts";

function storageOf(entries: Record<string, string> = {}, capacity = Infinity): DraftStorage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, value) => {
      if (map.size >= capacity && !map.has(key)) {
        throw new DOMException("full", "QuotaExceededError");
      }
      map.set(key, value);
    },
  };
}

test("a draft is read back as it was written", () => {
  const storage = storageOf();
  const draft = { code: 'print("ä\n")', savedAt: null };
  expect(writeDraft(storage, draftKey("u", "a"), draft)).toBe(true);
  expect(readDraft(storage, draftKey("u", "a"))).toEqual(draft);
});

test("two users of one browser do not see each other's drafts", () => {
  const storage = storageOf();
  writeDraft(storage, draftKey("u1", "a"), { code: "secret", savedAt: null });
  expect(readDraft(storage, draftKey("u2", "a"))).toBeNull();
});

test.each(["", "{", "null", "7", '{"code":1,"savedAt":null}', '{"code":"x"}'])(
  "a damaged record %j counts as none",
  (text) => {
    const key = draftKey("u", "a");
    expect(readDraft(storageOf({ [key]: text }), key)).toBeNull();
  },
);

test("a full storage is said, not thrown", () => {
  expect(writeDraft(storageOf({}, 0), "k", { code: "x", savedAt: null })).toBe(false);
});

test("a visitor who becomes a user takes every draft along", () => {
  const storage = storageOf();
  writeDraft(storage, draftKey(null, "a"), { code: "A", savedAt: null });
  writeDraft(storage, draftKey(null, "b"), { code: "B", savedAt: null });
  adoptDrafts(storage, "u");
  expect(readDraft(storage, draftKey("u", "a"))?.code).toBe("A");
  expect(readDraft(storage, draftKey("u", "b"))?.code).toBe("B");
  expect(readDraft(storage, draftKey(null, "a"))).toBeNull();
});
