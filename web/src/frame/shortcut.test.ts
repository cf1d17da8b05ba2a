import { expect, test } from "vitest";

import { shortcutOf } from "./shortcut.ts";

const press = (
  key: string,
  held: Partial<Record<"alt" | "ctrl" | "meta" | "shift", true>> = {},
) => ({
  key,
  altKey: held.alt ?? false,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
});
const READING = { isTyping: false, hasSingleKeys: true };
const TYPING = { isTyping: true, hasSingleKeys: true };

test("Alt with a page key leads on and back, also from within the editor", () => {
  expect(shortcutOf(press("PageDown", { alt: true }), TYPING)).toBe("next");
  expect(shortcutOf(press("PageUp", { alt: true }), READING)).toBe("previous");
});

test("keys that browsers have stay theirs", () => {
  expect(shortcutOf(press("PageDown"), READING)).toBeNull();
  expect(shortcutOf(press("PageDown", { ctrl: true }), READING)).toBeNull();
  expect(shortcutOf(press("PageDown", { alt: true, ctrl: true }), READING)).toBeNull();
  expect(shortcutOf(press("PageUp", { alt: true, shift: true }), READING)).toBeNull();
  expect(shortcutOf(press("/", { meta: true }), READING)).toBeNull();
});

test("a single key is a shortcut only where nobody types, and unless it is turned off", () => {
  expect(shortcutOf(press("/"), READING)).toBe("search");
  expect(shortcutOf(press("/", { shift: true }), READING)).toBe("search");
  expect(shortcutOf(press("?", { shift: true }), READING)).toBe("help");
  expect(shortcutOf(press("?"), TYPING)).toBeNull();
  expect(shortcutOf(press("/"), { isTyping: false, hasSingleKeys: false })).toBeNull();
});
