/** What a key press outside of the editor's own keys asks of the page. */
export type Shortcut = "next" | "previous" | "search" | "help";

interface KeyPress {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/**
 * The shortcut that a key press is, or null. Alt with a page key types nothing on any keyboard, and
 * neither browsers nor screen readers have it; single keys count only where nobody types.
 */
export function shortcutOf(
  press: KeyPress,
  { isTyping, hasSingleKeys }: { isTyping: boolean; hasSingleKeys: boolean },
): Shortcut | null {
  if (press.ctrlKey || press.metaKey) {
    return null;
  }
  if (press.altKey) {
    const shortcuts: Record<string, Shortcut> = { PageDown: "next", PageUp: "previous" };
    return press.shiftKey ? null : (shortcuts[press.key] ?? null);
  }
  if (isTyping || !hasSingleKeys) {
    return null;
  }
  // Shift is part of some of them, and which ones depends on the keyboard.
  const shortcuts: Record<string, Shortcut> = { "/": "search", "?": "help" };
  return shortcuts[press.key] ?? null;
}

/** Whether a key press there is a letter of somebody's text. */
export function isTypingIn(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

/** Whether a dialog lies over the page, which has the keys to itself. */
export function isCovered(): boolean {
  return document.querySelector("dialog[open], [role=dialog]:popover-open") !== null;
}

/**
 * Whether a key press there is about something else than `form`: it stands in a dialog, or in a field of
 * another form, also one that lies within this one and names its own.
 */
export function isElsewhere(
  target: EventTarget | null,
  form: HTMLFormElement | undefined,
): boolean {
  if (!(target instanceof Element)) {
    return false;
  }
  const owner = "form" in target ? target.form : target.closest("form");
  return target.closest("dialog") !== null || (owner instanceof Element && owner !== form);
}
