import { component$ } from "@builder.io/qwik";

import type { SaveState } from "../draft/draft-keeper.ts";
import { words } from "../words/words.ts";

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
    {state !== "untouched" && words.save[state]}
  </span>
));
