import { type Extension } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";

/**
 * Draws the gutter anew when the lines get another height without an edit: by a setting, a zoom of
 * text only, or a font that came late. CodeMirror looks at the size of its frame alone.
 */
export const textSize: Extension = ViewPlugin.define((view: EditorView) => {
  const observer = new ResizeObserver(() => view.requestMeasure());
  observer.observe(view.contentDOM);
  return { destroy: () => observer.disconnect() };
});
