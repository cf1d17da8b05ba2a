import { component$ } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { AssignmentSummary, Course } from "../../../contract/api.ts";
import { RAIL_ID } from "./course-rail.tsx";

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
  ({ course, title, points, position, count, previous, next }) => (
    <div class="work-header">
      <div class="flex flex-wrap items-center justify-between gap-x-3">
        <p class="flex items-center gap-2 text-sm whitespace-nowrap text-soft">
          <button
            type="button"
            popovertarget={RAIL_ID}
            class="button-quiet -ml-2 px-2 min-[82rem]:hidden"
          >
            <ListIcon />
            Assignments
          </button>
          <span class="tabular-nums">
            {position} of {count}
          </span>
          <span aria-hidden="true">·</span>
          <span class="tabular-nums">{points} points</span>
        </p>
        <nav aria-label="Previous and next" class="-mr-2 flex">
          {previous === undefined ? (
            <NoNeighbour word="Previous" />
          ) : (
            <Neighbour
              href={`/courses/${course.slug}/${previous.slug}`}
              title={previous.title}
              word="Previous"
            />
          )}
          {next === undefined ? (
            <NoNeighbour word="Next" />
          ) : (
            <Neighbour
              href={`/courses/${course.slug}/${next.slug}`}
              title={next.title}
              word="Next"
            />
          )}
        </nav>
      </div>
      {/* The page does not load anew between assignments, so its title says itself. */}
      <h1 aria-live="polite" class="text-2xl font-semibold tracking-tight">
        {title}
      </h1>
    </div>
  ),
);

type Word = "Previous" | "Next";

interface NeighbourProps {
  href: string;
  title: string;
  word: Word;
}

const Neighbour = component$<NeighbourProps>(({ href, title, word }) => (
  <Link
    href={href}
    prefetch={word === "Next" ? true : "js"}
    rel={word === "Next" ? "next" : "prev"}
    title={title}
    aria-label={`${word}: ${title}`}
    class="button-quiet"
  >
    <NeighbourSign word={word} />
  </Link>
));

/** The place of a neighbour at an end of the course, so that the other one stays where it is. */
const NoNeighbour = component$<{ word: Word }>(({ word }) => (
  <span class="button-quiet opacity-40" aria-hidden="true">
    <NeighbourSign word={word} />
  </span>
));

/** An arrow, and the word where there is room for it. */
const NeighbourSign = component$<{ word: Word }>(({ word }) => (
  <>
    {word === "Next" && <span class="max-sm:sr-only">Next</span>}
    <svg
      viewBox="0 0 16 16"
      class="size-4"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={word === "Next" ? "M6 3.5L10.5 8 6 12.5" : "M10 3.5L5.5 8 10 12.5"} />
    </svg>
    {word === "Previous" && <span class="max-sm:sr-only">Previous</span>}
  </>
));

const ListIcon = component$(() => (
  <svg viewBox="0 0 16 16" class="size-4" aria-hidden="true" fill="none" stroke="currentColor">
    <path d="M6 3.5h8M6 8h8M6 12.5h8" stroke-width="1.5" stroke-linecap="round" />
    <path d="M2.5 3.5v9" stroke-width="1.5" />
    <circle cx="2.5" cy="3.5" r="1" fill="currentColor" />
    <circle cx="2.5" cy="8" r="1" fill="currentColor" />
    <circle cx="2.5" cy="12.5" r="1" fill="currentColor" />
  </svg>
));
