import { component$ } from "@builder.io/qwik";

import type { SaveState } from "../draft/draft-keeper.ts";
import { words } from "../words/words.ts";

interface SaveNoteProps {
  state: SaveState;
}

/** What a student has to know who does not see it; that it is saved is nothing to interrupt them with. */
const TOLD: readonly SaveState[] = ["kept", "conflict", "too_large", "unkept"];
/** Read out where the choice stands. */
const TOLD_ELSEWHERE: SaveState = "conflict";

/** Where the student's text is safe by now. */
export const SaveNote = component$<SaveNoteProps>(({ state }) => (
  <>
    <span
      data-testid="save-state"
      data-state={state}
      class={["text-sm", TOLD.includes(state) ? "text-not-yet" : "text-soft"]}
    >
      {state !== "untouched" && words.save[state]}
    </span>
    <span role="status" class="sr-only">
      {state !== "untouched" &&
        state !== TOLD_ELSEWHERE &&
        TOLD.includes(state) &&
        words.save[state]}
    </span>
  </>
));
