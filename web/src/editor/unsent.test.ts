import { expect, test } from "vitest";

import type { DeviceStorage } from "../storage/device-storage.ts";
import { unsentOf } from "./unsent.ts";

function storage(isFull = false): DeviceStorage {
  const items = new Map<string, string>();
  return {
    length: 0,
    key: () => null,
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
