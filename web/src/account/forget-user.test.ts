import { expect, test } from "vitest";

import type { DeviceStorage } from "../storage/device-storage.ts";
import { forgetUser } from "./forget-user.ts";

test("of a deleted user nothing stays in the browser, and all of the others does", () => {
  const kept = new Map(
    ["draft:gone:a", "unsent:gone:a", "draft:other:a", "draft:nobody:a", "draft:other:gone-b"].map(
      (key) => [`gradewire:${key}`, "text"],
    ),
  ).set("another site's:gone:x", "text");
  const storage: DeviceStorage = {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
  forgetUser(storage, "gone");
  expect([...kept.keys()]).toEqual([
    "gradewire:draft:other:a",
    "gradewire:draft:nobody:a",
    "gradewire:draft:other:gone-b",
    "another site's:gone:x",
  ]);
});
