import { forEachDiagnostic, nextDiagnostic } from "@codemirror/lint";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, showPanel } from "@codemirror/view";

import type { Words } from "../words/words.ts";

const setNotice = StateEffect.define<string | null>();

const notice = StateField.define<string | null>({
  create: () => null,
  update: (text, { effects }) =>
    effects.reduce((last, effect) => (effect.is(setNotice) ? effect.value : last), text),
});

/** An effect that has the line below the code say something, or (null) nothing of its own. */
export function say(text: string | null): StateEffect<string | null> {
  return setNotice.of(text);
}

/**
 * The line below the code. It says what the keys do while that is not as usual, else what is wrong in
 * the code, to those who cannot point at an underline as well. It is read out and takes no room while
 * it is empty.
 */
export function statusLine(words: Words["editor"]): Extension {
  return [notice, showPanel.of((view) => panel(view, words))];
}

function panel(view: EditorView, words: Words["editor"]) {
  const dom = document.createElement("div");
  dom.className = "cm-status";
  const text = document.createElement("span");
  text.role = "status";
  const way = document.createElement("button");
  way.type = "button";
  way.title = "F8";
  way.addEventListener("click", () => {
    nextDiagnostic(view);
    view.focus();
  });
  dom.append(text);

  function draw(state: EditorState): void {
    const said = state.field(notice);
    const problem = said === null ? firstProblem(state) : null;
    const next = said ?? (problem === null ? "" : words.onLine(problem.line, problem.message));
    if (next === text.textContent) {
      return;
    }
    text.textContent = next;
    if (problem === null) {
      way.remove();
    } else {
      way.textContent = words.goToLine(problem.line);
      dom.append(way);
    }
  }
  draw(view.state);
  return { dom, update: ({ state }: { state: EditorState }) => draw(state) };
}

function firstProblem(state: EditorState): { line: number; message: string } | null {
  let first: { line: number; message: string } | null = null;
  forEachDiagnostic(state, ({ message }, from) => {
    first ??= { line: state.doc.lineAt(from).number, message };
  });
  return first;
}
