import { expect, test } from "vitest";

import type { DeviceStorage } from "../storage/device-storage.ts";
import { adoptUnsent, unsentOf } from "./unsent.ts";

function storage(isFull = false): DeviceStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, value) {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      items.set(key, value);
    },
  };
}

test("what was submitted offline is there for a later page of the same user and assignment only", () => {
  const device = storage();
  unsentOf(device, "u1", "a").keep("x = 1");
  expect(unsentOf(device, "u1", "a").read()).toBe("x = 1");
  expect(unsentOf(device, "u2", "a").read()).toBeNull();
  expect(unsentOf(device, "u1", "b").read()).toBeNull();
  unsentOf(device, "u1", "a").forget();
  expect(unsentOf(device, "u1", "a").read()).toBeNull();
});

test("where the browser keeps nothing the page itself does", () => {
  const unsent = unsentOf(storage(true), null, "a");
  unsent.keep("x = 1");
  expect(unsent.read()).toBe("x = 1");
});

test.each([true, false])(
  "somebody takes along what they submitted as nobody (storage full: %s)",
  (isFull) => {
    const device = storage(isFull);
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
