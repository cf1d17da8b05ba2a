import { afterEach, expect, test, vi } from "vitest";

import { deviceStorage, writeItem } from "./device-storage.ts";

afterEach(() => void vi.unstubAllGlobals());

test("a browser whose storage is blocked keeps nothing, and nothing breaks", () => {
  vi.stubGlobal("localStorage", null);
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new DOMException("denied", "SecurityError");
    },
  });
  expect(writeItem(deviceStorage(), "k", "x")).toBe(false);
  expect(deviceStorage().getItem("k")).toBeNull();
});
