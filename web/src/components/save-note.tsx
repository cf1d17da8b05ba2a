import { component$ } from "@builder.io/qwik";

import type { SaveState } from "../draft/draft-keeper.ts";
import { words } from "../words/words.ts";

const WORDS: Record<Exclude<SaveState, "conflict">, string> = {
  untouched: "",
  saved: "Saved",
  saving: "Saving…",
  kept: "Offline: kept on this device",
  too_large: "Too large to save: kept on this device",
  unkept: "Not saved: this browser keeps nothing and the server is out of reach",
};

interface SaveNoteProps {
  state: SaveState;
}

/** Where the student's text is safe by now. */
export const SaveNote = component$<SaveNoteProps>(({ state }) => (
  <span
    data-testid="save-state"
    data-state={state}
    class={[
      "text-sm",
      state === "kept" || state === "conflict" || state === "too_large" || state === "unkept"
        ? "text-not-yet"
        : "text-soft",
    ]}
  >
    {state === "conflict" ? words.draft.changedElsewhere : WORDS[state]}
  </span>
));
