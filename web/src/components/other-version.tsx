import { component$, type QRL } from "@builder.io/qwik";

interface OtherVersionProps {
  onSwap$: QRL<() => void>;
  onKeepThis$: QRL<() => void>;
}

/** Says that this device keeps a text that the account's newer one went before. */
export const OtherVersion = component$<OtherVersionProps>(({ onSwap$, onKeepThis$ }) => (
  <div role="status" class="flex flex-wrap items-center gap-x-4 px-4 py-1 text-sm">
    <p class="text-not-yet">
      There is another version from this device that was not saved to your account.
    </p>
    <button type="button" class="button-quiet" onClick$={() => onSwap$()}>
      Swap versions
    </button>
    <button type="button" class="button-quiet" onClick$={() => onKeepThis$()}>
      Keep only this one
    </button>
  </div>
));
