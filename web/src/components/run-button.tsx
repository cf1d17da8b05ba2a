import { component$, type QRL } from "@builder.io/qwik";

import { words } from "../words/words.ts";

export const RUN_BUTTON_ID = "run-button";

interface RunButtonProps {
  isRunning: boolean;
  /** The student comes near: what running needs may be fetched. */
  onNear$: QRL<() => void>;
  onPress$: QRL<() => void>;
}

/** Runs the program in the page, and stops it while it runs. */
export const RunButton = component$<RunButtonProps>(({ isRunning, onNear$, onPress$ }) => (
  <button
    id={RUN_BUTTON_ID}
    type="button"
    class="button-plain needs-script"
    onPointerEnter$={() => onNear$()}
    onFocusIn$={() => onNear$()}
    onClick$={() => onPress$()}
    aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
    title={isRunning ? words.run.keys : words.run.tryIt}
  >
    <svg viewBox="0 0 16 16" class="size-4" aria-hidden="true" fill="currentColor">
      <path d={isRunning ? "M4 4h8v8H4z" : "M4.5 2.8v10.4L13 8z"} />
    </svg>
    {isRunning ? words.run.stop : words.run.run}
  </button>
));
