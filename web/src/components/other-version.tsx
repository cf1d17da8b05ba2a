import { component$, type QRL } from "@builder.io/qwik";

import { words } from "../words/words.ts";

interface OtherVersionProps {
  onSwap$: QRL<() => void>;
  onKeepThis$: QRL<() => void>;
}

/** Says that a text which another one went before is kept beside it. */
export const OtherVersion = component$<OtherVersionProps>(({ onSwap$, onKeepThis$ }) => (
  <div role="status" class="flex flex-wrap items-center gap-x-4 px-4 py-1 text-sm">
    <p class="text-not-yet">{words.draft.other}</p>
    <button type="button" class="button-quiet" onClick$={() => onSwap$()}>
      {words.draft.swap}
    </button>
    <button type="button" class="button-quiet" onClick$={() => onKeepThis$()}>
      {words.draft.keepOnly}
    </button>
  </div>
));
