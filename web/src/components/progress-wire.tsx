import { component$ } from "@builder.io/qwik";

import type { Progress } from "../live/progress.ts";

interface ProgressWireProps {
  progress: Progress;
}

/** How far a bead has gone along its wire. The words beside it say the same. */
export const ProgressWire = component$<ProgressWireProps>(({ progress }) => {
  const { solved, count } = progress;
  const share = count === 0 ? 0 : solved / count;
  return <span class="progress-wire" aria-hidden="true" style={{ "--done": `${share}` }} />;
});
