import { pythonLanguage } from "@codemirror/lang-python";
import { MergeView, unifiedMergeView, getChunks } from "@codemirror/merge";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";

import { editorLook } from "../editor/editor-look.ts";
import { differenceLook } from "./difference-look.ts";

/** A program to read, and what it is called. */
export interface Shown {
  code: string;
  label: string;
}

/** How many lines are on one side only. */
export interface Differences {
  removed: number;
  added: number;
}

/** Shows a program to read. The caller destroys what comes back. */
export function showCode(parent: HTMLElement, { code, label }: Shown): { destroy: () => void } {
  return new EditorView({ parent, doc: code, extensions: reading(label) });
}

/**
 * Shows what changed between two programs: side by side, or one below the other where there is no room
 * for two.
 */
export function showDifferences(
  parent: HTMLElement,
  { older, newer, sideBySide }: { older: Shown; newer: Shown; sideBySide: boolean },
): { destroy: () => void; differences: Differences } {
  if (sideBySide) {
    const view = new MergeView({
      parent,
      a: { doc: older.code, extensions: comparing(older.label) },
      b: { doc: newer.code, extensions: comparing(newer.label) },
    });
    return { destroy: () => view.destroy(), differences: count(view.b.state, older.code) };
  }
  const view = new EditorView({
    parent,
    doc: newer.code,
    extensions: [
      comparing(newer.label),
      unifiedMergeView({ original: older.code, mergeControls: false, allowInlineDiffs: false }),
    ],
  });
  return { destroy: () => view.destroy(), differences: count(view.state, older.code) };
}

function reading(label: string): Extension[] {
  return [
    lineNumbers(),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    // Not editable, and yet to be reached and scrolled by keyboard.
    EditorView.contentAttributes.of({
      "aria-label": label,
      "aria-readonly": "true",
      tabindex: "0",
    }),
    EditorState.tabSize.of(4),
    pythonLanguage,
    editorLook,
    EditorView.theme({ "&": { height: "auto", minHeight: "0" } }),
  ];
}

function comparing(label: string): Extension[] {
  return [...reading(label), EditorView.lineWrapping, differenceLook];
}

function count(newer: EditorState, olderCode: string): Differences {
  const older = EditorState.create({ doc: olderCode }).doc;
  const differences = { removed: 0, added: 0 };
  for (const { fromA, toA, fromB, toB } of getChunks(newer)?.chunks ?? []) {
    differences.removed += linesOf(older, fromA, toA);
    differences.added += linesOf(newer.doc, fromB, toB);
  }
  return differences;
}

/** A difference ends one past its last line; on the side that it leaves out, where it begins. */
function linesOf(doc: EditorState["doc"], from: number, to: number): number {
  return from === to ? 0 : doc.lineAt(to - 1).number - doc.lineAt(from).number + 1;
}
