import { component$, useContext } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { AssignmentSummary } from "../../../contract/api.ts";
import { matches } from "../frame/matches.ts";
import { LiveContext } from "../live/live-context.ts";
import { stateNow } from "../live/live-state.ts";
import { useAwaited } from "../live/use-awaited.ts";
import { words } from "../words/words.ts";

interface AssignmentListProps {
  course: string;
  assignments: readonly AssignmentSummary[];
  /** The id of the assignment whose page this is. */
  current?: string;
  /** What somebody looks for; the others are hidden. */
  looksFor?: string;
}

/** The assignments of a course in order, each with its state and points, as beads on a wire. */
export const AssignmentList = component$<AssignmentListProps>(
  ({ course, assignments, current, looksFor = "" }) => {
    const live = useContext(LiveContext);
    useAwaited(assignments);
    return (
      <ol class="wire">
        {assignments.map(({ id, slug, title, points, state }) => {
          const now = stateNow(state, id, live.state);
          const earned = now === "solved" ? points : 0;
          return (
            <li
              key={id}
              data-state={now}
              hidden={!matches(title, looksFor)}
              // A page that sleeps would not ask what became of it.
              {...(state === "pending" ? { "data-wake": "" } : {})}
            >
              <Link
                href={`/courses/${course}/${slug}`}
                prefetch="js"
                aria-current={id === current ? "page" : "false"}
                class="wire-link"
              >
                <span class="bead" data-state={now} aria-hidden="true" />
                <span class="min-w-0 flex-1">
                  {title}
                  <span class="sr-only">
                    {" "}
                    ({words.states[now]}, {words.course.points(earned, points)})
                  </span>
                </span>
                <span class="text-sm font-normal tabular-nums text-soft" aria-hidden="true">
                  {earned}/{points}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    );
  },
);
