import { component$, type Signal } from "@builder.io/qwik";

import type { Loaded } from "../run/download.ts";
import { words } from "../words/words.ts";

interface DownloadNoteProps {
  /** Null while there is nothing to wait for. */
  loading: Signal<Loaded | null>;
}

const MB = 1_000_000;

/** How much of Python is here: once for a browser, so that it says how long it will be. */
export const DownloadNote = component$<DownloadNoteProps>(({ loading }) => {
  if (loading.value === null) {
    return null;
  }
  const { bytes, of } = loading.value;
  return (
    <p class="download" data-testid="python-download">
      <label for="python-progress">{words.run.download(bytes / MB, of / MB)}</label>
      <progress id="python-progress" value={bytes} max={of} />
    </p>
  );
});
