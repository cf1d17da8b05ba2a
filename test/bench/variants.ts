import type { Variant } from "./variant.ts";
import { bubblewrap } from "./variants/bubblewrap.ts";
import { dockerRun } from "./variants/docker-run.ts";
import { forkFloor } from "./variants/fork-floor.ts";
import { gradewire, gradewireGvisor, gradewireNever } from "./variants/gradewire.ts";
import { plain } from "./variants/plain.ts";
import { prairieLearn } from "./variants/prairielearn.ts";

/** All of them, in the order of the table. */
export const VARIANTS: readonly Variant[] = [
  dockerRun,
  prairieLearn,
  bubblewrap,
  plain,
  gradewire,
  gradewireNever,
  gradewireGvisor,
  forkFloor,
];
