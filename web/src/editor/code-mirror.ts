import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
} from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { EditorState, Transaction } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { markedLine, markLine } from "./marked-line.ts";
import type { TextEditor } from "./text-editor.ts";

const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.className],
    color: "var(--code-name)",
    fontWeight: "600",
  },
  { tag: [tags.meta, tags.self], color: "var(--code-name)" },
]);

const LOOK = EditorView.theme({
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit", overflow: "auto" },
  ".cm-content": { padding: "0.625rem 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 0.75rem" },
  // Opaque: it stays in place while the code is scrolled sideways behind it.
  ".cm-gutters": {
    background: "var(--surface)",
    color: "var(--soft)",
    border: "none",
    minWidth: "2.75rem",
    justifyContent: "flex-end",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem 0 0.75rem", minWidth: "2.75rem" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": {
    background: "color-mix(in srgb, var(--ink) 5%, transparent)",
  },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { background: "color-mix(in srgb, var(--accent) 26%, transparent)" },
  "&.cm-focused .cm-matchingBracket": {
    background: "color-mix(in srgb, var(--good) 22%, transparent)",
    outline: "1px solid color-mix(in srgb, var(--good) 55%, transparent)",
  },
});

export interface CodeMirrorOptions {
  /** The plain field that this editor takes the place of; it goes on holding the form's value. */
  field: HTMLTextAreaElement;
  parent: HTMLElement;
  /** The text that undo leads back to when the student typed before the editor was there. */
  base: string;
  labelId: string;
  hintId: string;
}

/** Puts CodeMirror in place of the plain field, with its text, selection and focus. */
export function mountCodeMirror(options: CodeMirrorOptions): TextEditor {
  const { field, parent, base, labelId, hintId } = options;
  const focused = document.activeElement === field;
  const { selectionStart, selectionEnd, scrollTop } = field;

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: base,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        EditorState.allowMultipleSelections.of(true),
        EditorState.tabSize.of(4),
        indentUnit.of("    "),
        indentOnInput(),
        bracketMatching(),
        python(),
        syntaxHighlighting(HIGHLIGHT),
        LOOK,
        markedLine,
        EditorView.contentAttributes.of({
          "aria-labelledby": labelId,
          "aria-describedby": hintId,
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
          "data-gramm": "false",
        }),
        keymap.of([
          // Submitting and running are the page's business; here the keys only must not insert a line.
          { key: "Mod-Enter", run: () => true, shift: () => true },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            field.value = update.state.doc.toString();
            field.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }),
      ],
    }),
  });

  if (field.value !== base) {
    const typed = field.value;
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: typed },
      annotations: isolateHistory.of("full"),
    });
  }
  const end = view.state.doc.length;
  view.dispatch({
    selection: { anchor: Math.min(selectionStart, end), head: Math.min(selectionEnd, end) },
  });
  field.hidden = true;
  view.scrollDOM.scrollTop = scrollTop;
  if (focused) {
    view.focus();
  }

  return {
    setText(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: [Transaction.addToHistory.of(true), isolateHistory.of("full")],
      });
    },
    focus: () => view.focus(),
    goToLine(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: "center" }),
      });
      view.focus();
    },
    markLine: (line) => markLine(view, line),
    close() {
      view.destroy();
      field.hidden = false;
    },
  };
}
