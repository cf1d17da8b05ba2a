import type { Settings } from "../settings/settings.ts";

/** What the page asks of whatever the student types in. Text is read from the form's field. */
export interface TextEditor {
  /** Replaces the text, as one step that undo can take back where there is undo. */
  setText: (text: string) => void;
  focus: () => void;
  /** Puts the cursor on a line, counted from 1. */
  goToLine: (line: number) => void;
  /** Shows which line is spoken of, counted from 1, until the text changes; null for none. */
  markLine: (line: number | null) => void;
  /** Takes another set of keys, where there are several. */
  setKeys: (keys: Settings["keys"]) => Promise<void>;
  close: () => void;
}

/** The plain field as an editor, until (or in place of) the better one. */
export function plainEditor(field: HTMLTextAreaElement): TextEditor {
  return {
    setText(text) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    focus: () => field.focus(),
    goToLine(line) {
      const start = field.value
        .split("\n")
        .slice(0, line - 1)
        .reduce((offset, text) => offset + text.length + 1, 0);
      field.focus();
      field.setSelectionRange(start, start);
    },
    // A plain field has no way to show it: the way to the line is in what is said.
    markLine: () => {},
    setKeys: async () => {},
    close: () => {},
  };
}
