import { component$, type QRL } from "@builder.io/qwik";

import { words } from "../words/words.ts";

interface OtherVersionProps {
  /** How many other versions there are. */
  count: number;
  onSwap$: QRL<() => void>;
  onKeepThis$: QRL<() => void>;
}

/** Says that a text which another one went before is kept beside it. */
export const OtherVersion = component$<OtherVersionProps>(({ count, onSwap$, onKeepThis$ }) => (
  // Always there, so that what comes into it is read out.
  <div role="status">
    {count > 0 && (
      <div class="flex flex-wrap items-center gap-x-4 px-4 py-1 text-sm">
        <p class="text-not-yet">{words.draft.other}</p>
        <button type="button" class="button-quiet" onClick$={() => onSwap$()}>
          {words.draft.swap}
        </button>
        <button type="button" class="button-quiet" onClick$={() => onKeepThis$()}>
          {words.draft.keepOnly}
        </button>
      </div>
    )}
  </div>
));
