import { unifiedMergeView } from "@codemirror/merge";
import { pythonLanguage } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";

import { editorLook } from "./editor-look.ts";

/** Two texts as one, with what only one of them has marked line by line. */
export interface DiffView {
  /** Lines of `before` alone are marked as gone, those of `after` alone as new. */
  show: (before: string, after: string) => void;
  close: () => void;
}

/** Unchanged lines around a change; longer stretches are folded away. */
const CONTEXT = { margin: 2, minSize: 6 };

/** The marks are signs and not colours alone: a minus and a plus before the line. */
const LOOK = EditorView.theme({
  "&": { background: "var(--sunken)", color: "var(--ink)" },
  ".cm-line": { padding: "0 0.75rem 0 1.75rem", position: "relative" },
  ".cm-deletedLine, .cm-deletedChunk .cm-deletedLine": {
    padding: "0 0.75rem 0 1.75rem",
    position: "relative",
    textDecoration: "none",
  },
  ".cm-gutters": { background: "var(--sunken)", color: "var(--soft)", border: "none" },
  ".cm-changeGutter": { display: "none" },
  "&.cm-merge-b .cm-changedLine, .cm-changedLine": { background: "var(--good-wash)" },
  "&.cm-merge-b .cm-changedText, .cm-changedText": {
    background: "color-mix(in srgb, var(--good) 24%, transparent)",
  },
  "&.cm-merge-b .cm-deletedChunk, .cm-deletedChunk": {
    background: "var(--not-yet-wash)",
    padding: "0",
  },
  "& .cm-deletedChunk .cm-deletedText": {
    background: "color-mix(in srgb, var(--not-yet) 22%, transparent)",
    textDecoration: "none",
  },
  ".cm-changedLine::before, .cm-deletedLine::before": {
    position: "absolute",
    left: "0.625rem",
    fontWeight: "700",
  },
  ".cm-changedLine::before": { content: '"+"', color: "var(--good)" },
  ".cm-deletedLine::before": { content: '"−"', color: "var(--not-yet)" },
  ".cm-collapsedLines": {
    background: "var(--surface)",
    color: "var(--soft)",
    padding: "0.25rem 0.75rem",
  },
});

/** Puts the view into `parent`; it is read only, and scrolls by keyboard. */
export function createDiffView(parent: HTMLElement, label: string): DiffView {
  const view = new EditorView({ parent });
  return {
    show(before, after) {
      const { scrollTop } = view.scrollDOM;
      view.setState(
        EditorState.create({
          doc: after,
          extensions: [
            lineNumbers(),
            EditorState.readOnly.of(true),
            EditorView.editable.of(false),
            EditorView.lineWrapping,
            EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
            unifiedMergeView({
              original: before,
              mergeControls: false,
              allowInlineDiffs: false,
              collapseUnchanged: CONTEXT,
            }),
            pythonLanguage,
            editorLook,
            LOOK,
          ],
        }),
      );
      view.scrollDOM.scrollTop = scrollTop;
    },
    close: () => view.destroy(),
  };
}
