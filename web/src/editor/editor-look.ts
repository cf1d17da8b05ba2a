import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

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

const FOCUS = { outline: "2px solid var(--accent)", outlineOffset: "1px" };
const FIELD = {
  font: "inherit",
  fontSize: "0.875rem",
  color: "var(--ink)",
  background: "var(--surface)",
  border: "1px solid var(--line-strong)",
  borderRadius: "0.375rem",
  margin: "0",
  minHeight: "1.875rem",
  padding: "0.125rem 0.5rem",
};

const TEXT = {
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit", overflow: "auto" },
  ".cm-content": { padding: "0.625rem 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 0.75rem" },
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
  "&.cm-focused .cm-nonmatchingBracket": {
    background: "var(--not-yet-wash)",
    outline: "1px solid var(--not-yet)",
  },
  ".cm-searchMatch": {
    background: "color-mix(in srgb, var(--wait) 24%, transparent)",
    outline: "1px solid color-mix(in srgb, var(--wait) 50%, transparent)",
  },
  ".cm-searchMatch-selected": {
    background: "color-mix(in srgb, var(--accent) 20%, transparent)",
    outline: "2px solid var(--accent)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--not-yet)",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "0.2em",
  },
  ".cm-lintPoint-error::after": { borderBottomColor: "var(--not-yet)" },
};

const GUTTER = {
  // Opaque: it stays in place while the code is scrolled sideways behind it.
  ".cm-gutters": {
    background: "var(--surface)",
    color: "var(--soft)",
    border: "none",
    minWidth: "2.75rem",
    justifyContent: "flex-end",
  },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem 0 0.75rem", minWidth: "2.75rem" },
  ".cm-marked-line, &.cm-focused .cm-marked-line": { background: "var(--not-yet-wash)" },
  ".cm-gutterElement.cm-marked-line-number, &.cm-focused .cm-gutterElement.cm-marked-line-number": {
    position: "relative",
    background: "var(--not-yet-wash)",
    color: "var(--not-yet)",
    fontWeight: "700",
    boxShadow: "inset 3px 0 var(--not-yet)",
  },
  ".cm-marked-line-number span::before": {
    content: "'▸'",
    position: "absolute",
    left: "0.4375rem",
  },
};

const PANELS = {
  ".cm-panels": { background: "var(--sunken)", color: "var(--ink)", zIndex: "1" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panels-bottom": { borderTop: "none" },
  ".cm-panels > *:not(:empty)": { fontFamily: "var(--font-sans, system-ui, sans-serif)" },
  ".cm-panel.cm-search": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "0.375rem 0.5rem",
    padding: "0.5rem 0.75rem",
  },
  ".cm-panel.cm-search br": { display: "none" },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": {
    margin: "0",
  },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "0.25rem",
    fontSize: "0.8125rem",
    minHeight: "1.875rem",
  },
  ".cm-panel.cm-search input[type=checkbox]": { accentColor: "var(--accent)" },
  // Smaller, and a phone would zoom in on it.
  ".cm-textfield": { ...FIELD, fontSize: "1rem", flex: "1 1 5rem", minWidth: "0" },
  // A line of its own, but for the button that closes.
  ".cm-panel.cm-search input[name=replace]": { flexBasis: "calc(100% - 13rem)" },
  ".cm-panel.cm-search [name=search]": { flex: "1 1 calc(100% - 2.5rem)", marginRight: "2.25rem" },
  ".cm-button": {
    ...FIELD,
    backgroundImage: "none",
    cursor: "pointer",
    "&:hover, &:active": { background: "var(--paper)", backgroundImage: "none" },
  },
  ".cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel button:focus-visible": FOCUS,
  ".cm-panel.cm-search [name=close]": {
    position: "absolute",
    top: "0.5rem",
    right: "0.5rem",
    width: "1.875rem",
    height: "1.875rem",
    fontSize: "1.125rem",
    color: "var(--soft)",
    borderRadius: "0.375rem",
    cursor: "pointer",
  },
  ".cm-panel.cm-search [name=close]:hover": { color: "var(--ink)", background: "var(--line)" },
  ".cm-dialog": { display: "flex", gap: "0.5rem", padding: "0.5rem 2.5rem 0.5rem 0.75rem" },
  ".cm-status": {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    gap: "0 0.75rem",
    fontSize: "0.875rem",
    lineHeight: "1.5",
  },
  ".cm-status:has(span:not(:empty))": {
    padding: "0.25rem 0.75rem",
    borderTop: "1px solid var(--line)",
  },
  ".cm-status button": {
    color: "var(--accent)",
    fontWeight: "500",
    textDecoration: "underline",
    textUnderlineOffset: "0.2em",
  },
  ".cm-vim-panel": {
    padding: "0.125rem 0.75rem",
    minHeight: "1.75rem",
    fontFamily: "var(--font-mono, monospace)",
    fontSize: "0.875rem",
    borderTop: "1px solid var(--line)",
  },
  ".cm-vim-panel input": { ...FIELD, border: "none", background: "transparent", outline: "none" },
  "& .cm-fat-cursor, &.cm-focused .cm-fat-cursor": {
    background: "var(--accent)",
    color: "var(--on-accent) !important",
    outlineColor: "var(--accent) !important",
  },
};

const TOOLTIPS = {
  ".cm-tooltip": {
    background: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "0.5rem",
    overflow: "hidden",
    maxWidth: "min(30rem, calc(100vw - 1rem))",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-mono, monospace)",
    fontSize: "var(--code-size)",
    maxHeight: "13em",
    minWidth: "11rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.125rem 0.625rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { color: "inherit", fontStyle: "normal", opacity: "0.85" },
  ".cm-diagnostic": {
    padding: "0.375rem 0.625rem",
    borderLeft: "4px solid var(--not-yet)",
    fontFamily: "var(--font-sans, system-ui, sans-serif)",
    fontSize: "0.875rem",
    lineHeight: "1.45",
    whiteSpace: "normal",
  },
};

/** Where the system sets the colours, what only a background tells must be told otherwise. */
const FORCED = {
  "@media (forced-colors: active)": {
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
      {
        forcedColorAdjust: "none",
        background: "color-mix(in srgb, Highlight 45%, transparent)",
      },
    ".cm-marked-line": { outline: "1px dashed CanvasText" },
    ".cm-fat-cursor": {
      forcedColorAdjust: "none",
      background: "Highlight",
      color: "HighlightText !important",
    },
    ".cm-tooltip-autocomplete ul li[aria-selected]": {
      forcedColorAdjust: "none",
      background: "Highlight",
      color: "HighlightText",
    },
  },
};

/** How the editor looks. All colours are the page's own, so that they follow its theme. */
export const editorLook: Extension = [
  syntaxHighlighting(HIGHLIGHT),
  EditorView.theme({ ...TEXT, ...GUTTER, ...PANELS, ...TOOLTIPS, ...FORCED }),
];
