import { expect, test } from "vitest";

import { memoryStorage } from "../testing/memory-storage.ts";
import { adoptUnsent, unsentOf } from "./unsent.ts";

test("what was submitted offline is there for a later page of the same user and assignment only", () => {
  const device = memoryStorage();
  unsentOf(device, "u1", "a").keep("x = 1");
  expect(unsentOf(device, "u1", "a").read()).toBe("x = 1");
  expect(unsentOf(device, "u2", "a").read()).toBeNull();
  expect(unsentOf(device, "u1", "b").read()).toBeNull();
  unsentOf(device, "u1", "a").forget();
  expect(unsentOf(device, "u1", "a").read()).toBeNull();
});

test("where the browser keeps nothing the page itself does", () => {
  const unsent = unsentOf(memoryStorage({}, 0), null, "a");
  unsent.keep("x = 1");
  expect(unsent.read()).toBe("x = 1");
});

test.each([true, false])(
  "somebody takes along what they submitted as nobody (storage full: %s)",
  (isFull) => {
    const device = memoryStorage({}, isFull ? 0 : Infinity);
    unsentOf(device, null, "a").keep("x = 1");
    unsentOf(device, "other", "a").keep("y = 2");
    adoptUnsent(device, "u1", null);
    expect(unsentOf(device, "u1", "a").read()).toBe("x = 1");
    expect(unsentOf(device, null, "a").read()).toBeNull();
    expect(unsentOf(device, "other", "a").read()).toBe("y = 2");
    unsentOf(device, "u1", "a").forget();
    unsentOf(device, "other", "a").forget();
  },
);
