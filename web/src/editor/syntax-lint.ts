import { ensureSyntaxTree } from "@codemirror/language";
import { type Diagnostic, linter } from "@codemirror/lint";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import type { Words } from "../words/words.ts";
import type { SyntaxProblem } from "./problem.ts";
import { syntaxProblem } from "./syntax-problems.ts";

/** How long nothing is typed before anything is said. */
const REST_MS = 750;
/** The most that one reading may hold up the page; a tree that takes longer waits for the next. */
const PARSE_MS = 100;

const leaveLine = StateEffect.define();

/** Where the student is typing; null once they have gone elsewhere or left the editor. */
const typingAt = StateField.define<number | null>({
  create: () => null,
  update(at, transaction) {
    const { state } = transaction;
    if (transaction.docChanged) {
      const isTyped = transaction.isUserEvent("input") || transaction.isUserEvent("delete");
      return isTyped ? state.selection.main.head : null;
    }
    const isGone =
      at !== null &&
      state.doc.lineAt(at).number !== state.doc.lineAt(state.selection.main.head).number;
    return isGone || transaction.effects.some((effect) => effect.is(leaveLine)) ? null : at;
  },
});

/**
 * Underlines where Python will probably stop reading. It says nothing of what is being typed just
 * now, and nothing depends on it: the server's verdict is the one that counts.
 */
export function syntaxLint(words: Words["editor"]): Extension {
  return [
    typingAt,
    EditorView.focusChangeEffect.of((_state, isFocusing) =>
      isFocusing ? null : leaveLine.of(null),
    ),
    linter(({ state }) => diagnosticsOf(state, words), {
      delay: REST_MS,
      needsRefresh: ({ startState, state }) =>
        startState.field(typingAt) !== null && state.field(typingAt) === null,
    }),
  ];
}

function diagnosticsOf(state: EditorState, words: Words["editor"]): Diagnostic[] {
  const tree = ensureSyntaxTree(state, state.doc.length, PARSE_MS);
  const problem = tree === null ? null : syntaxProblem(tree, state.doc.toString());
  const at = state.field(typingAt);
  if (problem === null || (at !== null && problem.reach.from <= at && at <= problem.reach.to)) {
    return [];
  }
  const { from, to } = problem;
  return [{ from, to, severity: "error", message: messageOf(problem, words) }];
}

function messageOf({ kind, detail }: SyntaxProblem, words: Words["editor"]): string {
  const message = words.problems[kind];
  return typeof message === "function" ? message(detail) : message;
}
