import { Compartment, type Extension } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";

const look = new Compartment();

/**
 * Has the lines measured again when the settings in `<html>` change, and with them the text's size.
 * CodeMirror does so by itself only for a look of its own, so that it is given one, which is empty.
 */
export const textSize: Extension = [
  look.of([]),
  ViewPlugin.define((view) => {
    const observer = new MutationObserver(() =>
      view.dispatch({ effects: look.reconfigure(EditorView.theme({})) }),
    );
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
    return { destroy: () => observer.disconnect() };
  }),
];
