import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, lineNumberMarkers } from "@codemirror/view";

interface Mark {
  /** Where the line begins. */
  at: number;
  line: number;
  /** What the mark means. */
  title: string;
}

const setMark = StateEffect.define<Mark | null>();

const IN_TEXT = Decoration.line({ class: "cm-marked-line" });

/** Stands in the place of the line's number, so that no gutter comes and goes. */
class MarkedNumber extends GutterMarker {
  override elementClass = "cm-marked-line-number";
  readonly mark: Mark;

  constructor(mark: Mark) {
    super();
    this.mark = mark;
  }

  override eq(other: MarkedNumber): boolean {
    return other.mark.line === this.mark.line && other.mark.title === this.mark.title;
  }

  override toDOM(): Node {
    const dom = document.createElement("span");
    dom.title = this.mark.title;
    dom.textContent = String(this.mark.line);
    return dom;
  }
}

/** The mark is of a text as it was, and goes with its first change. */
const marked = StateField.define<Mark | null>({
  create: () => null,
  update(mark, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMark)) {
        return effect.value;
      }
    }
    return transaction.docChanged ? null : mark;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (mark) =>
      mark === null ? Decoration.none : Decoration.set([IN_TEXT.range(mark.at)]),
    ),
    lineNumberMarkers.from(field, (mark) =>
      mark === null ? RangeSet.empty : RangeSet.of([new MarkedNumber(mark).range(mark.at)]),
    ),
  ],
});

/** Lets one line stand out as the one that a message speaks of. */
export const markedLine: Extension = marked;

/** Marks a line, counted from 1, or none. Does nothing for a line that is not there. */
export function markLine(view: EditorView, line: number | null, title: string): void {
  const isThere = line !== null && line >= 1 && line <= view.state.doc.lines;
  const mark = isThere ? { at: view.state.doc.line(line).from, line, title } : null;
  view.dispatch({ effects: setMark.of(mark) });
}

/** What the mark of a line means, if it has one; the gutter is not read out. */
export function markOf(view: EditorView, line: number): string | null {
  const mark = view.state.field(marked);
  return mark?.line === line ? mark.title : null;
}
