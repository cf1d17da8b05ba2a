import { component$, isBrowser, type QRL, useContext, useTask$ } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { AssignmentSummary } from "../../../contract/api.ts";
import { LiveContext } from "../live/live-context.ts";
import { stateNow } from "../live/live-state.ts";
import { progressOf } from "../live/progress.ts";
import { SettingsContext } from "../settings/settings-context.ts";
import { words } from "../words/words.ts";

/** Of more than this many assignments the beads would be too small to tell apart: one stands for all. */
const MOST_BEADS = 24;
const STANDS_STILL = "(prefers-reduced-motion: reduce)";

interface CelebrationProps {
  /** The assignment that was solved. */
  assignmentId: string;
  course: string;
  assignments: readonly AssignmentSummary[];
  next: AssignmentSummary | undefined;
  /** Whether the verdict came just now: the wire lights up once, and a sound is heard if wished for. */
  isNew: boolean;
  onSeen$: QRL<() => void>;
}

/** A solved assignment: how far the course is with it, as beads on its wire, and the way on. */
export const Celebration = component$<CelebrationProps>(
  ({ assignmentId, course, assignments, next, isNew, onSeen$ }) => {
    const live = useContext(LiveContext);
    const settings = useContext(SettingsContext);
    const { solved, count, earned } = progressOf(assignments, live.state);
    const position = assignments.findIndex(({ id }) => id === assignmentId);
    // Beads stand at equal distances, the first at the wire's beginning and the last at its end.
    const lit = position / Math.max(count - 1, 1);
    const isAlone = count > MOST_BEADS;
    const beads = isAlone ? assignments.filter(({ id }) => id === assignmentId) : assignments;

    useTask$(() => {
      // Where nothing moves, no end of a motion says that it was seen.
      if (isBrowser && isNew && matchMedia(STANDS_STILL).matches) {
        void onSeen$();
      }
      // Of several open tabs, the one that is looked at. What is drawn does not wait for it.
      if (isBrowser && isNew && settings.sound && document.visibilityState === "visible") {
        // A sound that does not come is no part of the page that anybody misses.
        void import("../verdict/chime.ts").then(({ chime }) => chime()).catch(() => undefined);
      }
    });

    return (
      <div class="celebration" data-testid="celebration" data-new={String(isNew)}>
        <p class="beads" style={{ "--lit": lit }} data-alone={String(isAlone)} aria-hidden="true">
          {beads.map(({ id, state }) => (
            <span
              key={id}
              class="bead"
              data-state={stateNow(state, id, live.state)}
              data-now={String(id === assignmentId)}
              onAnimationEnd$={id === assignmentId ? onSeen$ : undefined}
            />
          ))}
        </p>
        <p class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <span class="text-sm tabular-nums text-soft">
            {words.verdict.progress(solved, count, earned)}
          </span>
          {next !== undefined && (
            <Link href={`/courses/${course}/${next.slug}`} prefetch="js" class="button-primary">
              {words.verdict.next(next.title)}
            </Link>
          )}
        </p>
        {solved === count && <p class="font-semibold">{words.verdict.courseDone}</p>}
      </div>
    );
  },
);
