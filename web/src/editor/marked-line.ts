import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, gutterLineClass, GutterMarker } from "@codemirror/view";

const setMark = StateEffect.define<number | null>();

const IN_TEXT = Decoration.line({ class: "cm-marked-line" });
const IN_GUTTER = new (class extends GutterMarker {
  override elementClass = "cm-marked-line-number";
})();

/** Where the marked line begins. The mark is of a text as it was, and goes with its first change. */
const position = StateField.define<number | null>({
  create: () => null,
  update(at, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMark)) {
        return effect.value;
      }
    }
    return transaction.docChanged ? null : at;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (at) =>
      at === null ? Decoration.none : Decoration.set([IN_TEXT.range(at)]),
    ),
    gutterLineClass.from(field, (at) =>
      at === null ? RangeSet.empty : RangeSet.of([IN_GUTTER.range(at)]),
    ),
  ],
});

/** Lets one line stand out as the one that a message speaks of. */
export const markedLine: Extension = position;

/** Marks a line, counted from 1, or none. Does nothing for a line that is not there. */
export function markLine(view: EditorView, line: number | null): void {
  const isThere = line !== null && line >= 1 && line <= view.state.doc.lines;
  view.dispatch({ effects: setMark.of(isThere ? view.state.doc.line(line).from : null) });
}
