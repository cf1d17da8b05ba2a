import { historyField } from "@codemirror/commands";
import { EditorState, type EditorStateConfig } from "@codemirror/state";

/** What there is of an editor that was left: text, selection and what undo leads back to. */
interface Kept {
  json: { doc: string };
  scrollTop: number;
}

const FIELDS = { history: historyField };

/** Of this page only; it lives as long as nothing loads the page anew. */
const kept = new Map<string, Kept>();

/** Keeps an editor for whoever comes back to it. */
export function keepState(key: string, state: EditorState, scrollTop: number): void {
  kept.set(key, { json: state.toJSON(FIELDS), scrollTop });
}

/** The editor as it was left, if it was left with this very text. */
export function keptState(
  key: string,
  text: string,
  config: EditorStateConfig,
): { state: EditorState; scrollTop: number } | null {
  const found = kept.get(key);
  if (found?.json.doc !== text) {
    return null;
  }
  return {
    state: EditorState.fromJSON(found.json, config, FIELDS),
    scrollTop: found.scrollTop,
  };
}
