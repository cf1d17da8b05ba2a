import type { Signal } from "@builder.io/qwik";

import type { Loaded } from "./download.ts";
import { warmPython, watchDownload } from "./python-pool.ts";
import { createRunner, type Runner, type RunView } from "./runner.ts";

/** What comes from the browser's cache is here sooner: no bar flashes up for it. */
const SHOW_DOWNLOAD_AFTER_MS = 400;

/** Wires a working page to Python, and lets that be fetched. */
export function openRunner(options: {
  view: Signal<RunView | null>;
  /** How far the download is, while there is one to wait for. */
  loading: Signal<Loaded | null>;
}): Runner {
  const { view, loading } = options;
  const since = Date.now();
  const stopWatching = watchDownload((loaded) => {
    const isOver = loaded.bytes >= loaded.of;
    if (isOver || Date.now() - since > SHOW_DOWNLOAD_AFTER_MS) {
      loading.value = isOver ? null : loaded;
    }
  });
  const runner = createRunner((next) => {
    view.value = next;
    if (next.end?.kind === "broken") {
      loading.value = null;
    }
  });
  void warmPython().catch(() => {
    // Whoever runs a program is told.
    loading.value = null;
  });
  return {
    ...runner,
    close() {
      stopWatching();
      runner.close();
    },
  };
}
