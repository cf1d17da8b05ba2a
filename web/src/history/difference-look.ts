import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

const REMOVED = {
  line: "&.cm-merge-a .cm-changedLine, .cm-deletedChunk",
  text: "&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText",
  gutter: "&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter",
};
const ADDED = {
  line: "&.cm-merge-b .cm-changedLine",
  text: "&.cm-merge-b .cm-changedText",
  gutter: "&.cm-merge-b .cm-changedLineGutter",
};

function marks(where: typeof ADDED, sign: string, colour: string): Record<string, object> {
  return {
    // Faint: every colour of the code must be readable on it, and the lines under the words say it too.
    [where.line]: { background: `color-mix(in srgb, ${colour} 4%, transparent)` },
    [where.text]: {
      background: `color-mix(in srgb, ${colour} 8%, transparent)`,
      textDecoration: `underline 2px ${colour}`,
      textUnderlineOffset: "0.2em",
    },
    [where.gutter]: {
      background: "transparent",
      color: colour,
      "&::before": { content: `'${sign}'` },
    },
  };
}

/** How differences look: signs beside the lines and lines under the words, as well as colours. */
export const differenceLook: Extension = EditorView.theme({
  ...marks(REMOVED, "−", "var(--not-yet)"),
  ...marks(ADDED, "+", "var(--good)"),
  ".cm-changeGutter": { width: "1.25rem", padding: "0" },
  ".cm-changeGutter .cm-gutterElement": { textAlign: "center", fontWeight: "700" },
  ".cm-deletedChunk": { paddingLeft: "0.75rem" },
  ".cm-deletedChunk .cm-deletedLine": { textDecoration: "none" },
});
