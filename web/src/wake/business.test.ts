import { expect, test } from "vitest";

import { draftKey } from "../draft/local-drafts.ts";
import { unsentOf } from "../editor/unsent.ts";
import type { DeviceStorage } from "../storage/device-storage.ts";
import { memoryStorage } from "../testing/memory-storage.ts";
import { keepsOther } from "./business.ts";

const SERVED = "x = 1\n";
const SAVED = { code: SERVED, savedAt: "2026-11-28T10:00:00.000Z", base: null, others: [] };

function storage(draft: object | null = null): DeviceStorage {
  return memoryStorage(draft === null ? {} : { [draftKey("ada", "first")]: JSON.stringify(draft) });
}

const keeps = (device: DeviceStorage) => keepsOther(device, "ada", "first", SERVED);

test("a page that shows all that its device keeps has nothing to do", () => {
  expect(keeps(storage())).toBe(false);
  expect(keeps(storage(SAVED))).toBe(false);
});

test.each([
  ["another text", { ...SAVED, code: "x = 2\n" }],
  ["text that the account does not have", { ...SAVED, savedAt: null }],
  ["another version beside it", { ...SAVED, others: ["x = 3\n"] }],
])("a page whose device keeps %s has something to do", (_what, draft) => {
  expect(keeps(storage(draft))).toBe(true);
});

test("a page whose device keeps a program that was not sent has something to do", () => {
  const device = storage(SAVED);
  unsentOf(device, "ada", "first").keep(SERVED);
  expect(keeps(device)).toBe(true);
  unsentOf(device, "ada", "first").forget();
  expect(keeps(device)).toBe(false);
});
