import { completionStatus } from "@codemirror/autocomplete";
import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

import type { Words } from "../words/words.ts";
import { say } from "./status-line.ts";

/** Whether Tab moves the focus, for the next key only or until it is switched back, or indents (null). */
type TabFocus = "once" | "always" | null;

const setTabFocus = StateEffect.define<TabFocus>();

const tabFocus = StateField.define<TabFocus>({
  create: () => null,
  update: (mode, { effects }) =>
    effects.reduce((last, effect) => (effect.is(setTabFocus) ? effect.value : last), mode),
});

/** As long as somebody may need to find the next key. */
const ONCE_MS = 10 * 60_000;
const MODIFIERS = ["Shift", "Control", "Alt", "Meta"];

function switchTo(view: EditorView, mode: TabFocus, saying: string | null): void {
  view.setTabFocusMode(mode === "once" ? ONCE_MS : mode === "always");
  view.dispatch({ effects: [setTabFocus.of(mode), say(saying)] });
}

function forget(view: EditorView): void {
  if (view.state.field(tabFocus) === "once") {
    switchTo(view, null, null);
  }
}

/**
 * The way out of an editor in which Tab indents, for every set of keys: Ctrl+M has Tab move the focus,
 * until it is pressed again.
 */
export function tabFocusMode(words: Words["editor"]): Extension {
  return [
    tabFocus,
    // A handler and not a key binding, since those come after Vim.
    Prec.highest(
      EditorView.domEventHandlers({
        keydown(event, view) {
          const { ctrlKey, altKey, metaKey, shiftKey, key } = event;
          if (key.toLowerCase() !== "m" || !ctrlKey || altKey || metaKey || shiftKey) {
            return false;
          }
          const isOn = view.state.field(tabFocus) === "always";
          switchTo(view, isOn ? null : "always", isOn ? words.tabIndents : words.tabLeaves);
          return true;
        },
      }),
    ),
  ];
}

/** The shorter way out, where Escape means nothing else: Escape, and the next Tab leaves. */
export function escapeThenTab(words: Words["editor"]): Extension {
  return [
    EditorView.domEventObservers({
      keydown(event, view) {
        if (event.isComposing || MODIFIERS.includes(event.key) || event.key === "Tab") {
          return;
        }
        if (event.key !== "Escape") {
          forget(view);
        } else if (
          completionStatus(view.state) !== "active" &&
          view.state.field(tabFocus) !== "always"
        ) {
          switchTo(view, "once", words.tabLeavesOnce);
        }
      },
      mousedown: (_event, view) => forget(view),
      blur: (_event, view) => forget(view),
    }),
    // Whoever else wants the key has had it. Unhandled, it would count for CodeMirror's two seconds only.
    Prec.lowest(keymap.of([{ key: "Escape", run: () => true }])),
  ];
}
