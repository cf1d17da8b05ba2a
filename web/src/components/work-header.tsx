import { component$ } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { AssignmentSummary, Course } from "../../../contract/api.ts";
import { RAIL_BUTTON_ID, RAIL_ID } from "./course-rail.tsx";
import { Icon } from "./icon.tsx";
import { words } from "../words/words.ts";

interface WorkHeaderProps {
  course: Course;
  title: string;
  points: number;
  /** Counted from 1. */
  position: number;
  count: number;
  previous: AssignmentSummary | undefined;
  next: AssignmentSummary | undefined;
}

/** Which assignment this is, and the way to its neighbours. */
export const WorkHeader = component$<WorkHeaderProps>(
  ({ course, title, points, position, count, previous, next }) => {
    return (
      <div class="work-header">
        <div class="flex flex-wrap items-center justify-between gap-x-3">
          <p class="flex items-center gap-2 text-sm whitespace-nowrap text-soft">
            <button
              id={RAIL_BUTTON_ID}
              type="button"
              popovertarget={RAIL_ID}
              class="button-quiet rail-button"
            >
              <Icon sign="list" />
              {words.work.list}
            </button>
            <span class="tabular-nums">{words.work.position(position, count)}</span>
            <span class="work-points tabular-nums">
              <span aria-hidden="true" class="mr-2">
                ·
              </span>
              {words.work.points(points)}
            </span>
          </p>
          <nav aria-label={words.work.neighbours} class="-mr-2 flex">
            <Neighbour way="previous" course={course.slug} assignment={previous} />
            <Neighbour way="next" course={course.slug} assignment={next} />
          </nav>
        </div>
        {/* The page does not load anew between assignments, so its title says itself. */}
        <h1 aria-live="polite" class="text-2xl font-semibold tracking-tight">
          {title}
        </h1>
      </div>
    );
  },
);

interface NeighbourProps {
  way: "previous" | "next";
  course: string;
  assignment: AssignmentSummary | undefined;
}

/** At an end of the course its place stays, so that the other one stays where it is. */
const Neighbour = component$<NeighbourProps>(({ way, course, assignment }) => {
  const isNext = way === "next";
  const sign = (
    <>
      {isNext && <span class="neighbour-word">{words.work[way]}</span>}
      <Icon sign={way} />
      {!isNext && <span class="neighbour-word">{words.work[way]}</span>}
    </>
  );
  return assignment === undefined ? (
    <span
      role="link"
      aria-disabled="true"
      aria-label={words.work[way]}
      class="button-quiet neighbour opacity-40"
    >
      {sign}
    </span>
  ) : (
    <Link
      href={`/courses/${course}/${assignment.slug}`}
      prefetch={isNext ? true : "js"}
      rel={isNext ? "next" : "prev"}
      title={assignment.title}
      aria-label={words.work.to(words.work[way], assignment.title)}
      aria-keyshortcuts={isNext ? "Alt+PageDown" : "Alt+PageUp"}
      class="button-quiet neighbour"
    >
      {sign}
    </Link>
  );
});
