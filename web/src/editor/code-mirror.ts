import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionStatus,
  moveCompletionSelection,
} from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
} from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { nextDiagnostic } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension, Prec, Transaction } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  type KeyBinding,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";

import type { Settings } from "../settings/settings.ts";
import type { Words } from "../words/words.ts";
import { editorLook } from "./editor-look.ts";
import { keepState, keptState } from "./kept-states.ts";
import { markedLine, markLine, markOf } from "./marked-line.ts";
import { pythonWithNames } from "./python-names.ts";
import { say, statusLine } from "./status-line.ts";
import { syntaxLint } from "./syntax-lint.ts";
import { escapeThenTab, tabFocusMode } from "./tab-focus.ts";
import type { TextEditor } from "./text-editor.ts";
import { textSize } from "./text-size.ts";

export interface CodeMirrorOptions {
  /** The plain field that this editor takes the place of; it goes on holding the form's value. */
  field: HTMLTextAreaElement;
  parent: HTMLElement;
  /** The text that undo leads back to when the student typed before the editor was there. */
  base: string;
  labelId: string;
  hintId: string;
  words: Words["editor"];
  keys: Settings["keys"];
  /** Whose text of which assignment this is, by which the page keeps what undo leads back to. */
  keptAs: () => string;
  /** What `:w` asks for. */
  onSave: () => void;
}

/**
 * Tab indents. While names are offered it takes the chosen one, or the first; Enter takes only one
 * that was chosen, since a line may end where names are offered.
 */
const COMPLETE_WITH_TAB: KeyBinding = {
  key: "Tab",
  run: (view) =>
    completionStatus(view.state) === "active" &&
    (acceptCompletion(view) || (moveCompletionSelection(true)(view) && acceptCompletion(view))),
};

/** Puts CodeMirror in place of the plain field, with its text, selection and focus. */
export function mountCodeMirror(options: CodeMirrorOptions): TextEditor {
  const { field, parent, base, words } = options;
  const focused = document.activeElement === field;
  const { selectionStart, selectionEnd } = field;
  let { scrollTop } = field;
  const keySet = new Compartment();
  const usualKeys = escapeThenTab(words);
  const extensions = [keySet.of(usualKeys), ...editing(options)];

  const kept = keptState(options.keptAs(), base, { extensions });
  const view = new EditorView({
    parent,
    state: kept?.state ?? EditorState.create({ doc: base, extensions }),
  });

  if (field.value !== base) {
    replaceText(view, field.value);
  }
  if (kept === null || focused) {
    const end = view.state.doc.length;
    view.dispatch({
      selection: { anchor: Math.min(selectionStart, end), head: Math.min(selectionEnd, end) },
    });
  } else {
    ({ scrollTop } = kept);
  }
  field.hidden = true;
  view.scrollDOM.scrollTop = scrollTop;
  if (focused) {
    view.focus();
  }

  let keys: Settings["keys"] = "default";
  async function setKeys(next: Settings["keys"]): Promise<void> {
    if (next === keys) {
      return;
    }
    keys = next;
    try {
      const set =
        next === "vim" ? (await import("./vim-keys.ts")).vimKeys(options.onSave) : usualKeys;
      if (keys === next) {
        view.dispatch({ effects: keySet.reconfigure(set) });
      }
    } catch {
      keys = "default";
      view.dispatch({ effects: say(words.noVim) });
    }
  }
  void setKeys(options.keys);

  return {
    setText: (text) => replaceText(view, text),
    focus: () => view.focus(),
    goToLine(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const meaning = markOf(view, line);
      view.dispatch({
        selection: { anchor: from },
        effects: [
          EditorView.scrollIntoView(from, { y: "center" }),
          ...(meaning === null ? [] : [EditorView.announce.of(meaning)]),
        ],
      });
      view.focus();
    },
    markLine: (line) => markLine(view, line, line === null ? "" : words.markedLine(line)),
    setKeys,
    close() {
      keepState(options.keptAs(), view.state, view.scrollDOM.scrollTop);
      view.destroy();
      field.hidden = false;
    },
  };
}

/** One step, which undo takes back as one. */
function replaceText(view: EditorView, text: string): void {
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    annotations: [Transaction.addToHistory.of(true), isolateHistory.of("full")],
  });
}

function editing({ field, labelId, hintId, words }: CodeMirrorOptions): Extension[] {
  return [
    tabFocusMode(words),
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    EditorState.allowMultipleSelections.of(true),
    EditorView.clickAddsSelectionRange.of((event) => event.altKey),
    rectangularSelection(),
    crosshairCursor(),
    EditorState.tabSize.of(4),
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    pythonWithNames(),
    autocompletion({ icons: false, selectOnOpen: false }),
    search({ top: true }),
    syntaxLint(words),
    markedLine,
    statusLine(words),
    editorLook,
    textSize,
    EditorState.phrases.of(words.phrases),
    EditorView.contentAttributes.of({
      // What scrolls has to be reached by keyboard, and not every tool sees that this is.
      tabindex: "0",
      "aria-labelledby": labelId,
      "aria-describedby": hintId,
      autocapitalize: "off",
      autocorrect: "off",
      spellcheck: "false",
      "data-gramm": "false",
    }),
    // Submitting and running are the page's business; here the keys only must not insert a line.
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => true, shift: () => true }])),
    keymap.of([
      COMPLETE_WITH_TAB,
      indentWithTab,
      { key: "F8", run: nextDiagnostic },
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...defaultKeymap,
      ...historyKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        field.value = update.state.doc.toString();
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }),
  ];
}
