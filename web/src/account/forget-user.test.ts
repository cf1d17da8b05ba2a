import { expect, test } from "vitest";

import { memoryStorage } from "../testing/memory-storage.ts";
import { forgetUser } from "./forget-user.ts";

test("of a deleted user nothing stays in the browser, and all of the others does", () => {
  const kept = [
    "gradewire:draft:other:a",
    "gradewire:draft:nobody:a",
    "gradewire:draft:other:gone-b",
    "another site's:gone:x",
  ];
  const gone = ["gradewire:draft:gone:a", "gradewire:unsent:gone:a"];
  const storage = memoryStorage(Object.fromEntries([...gone, ...kept].map((key) => [key, "text"])));
  forgetUser(storage, "gone");
  expect(Array.from({ length: storage.length }, (_, index) => storage.key(index))).toEqual(kept);
});
