import { component$, useContext, useSignal } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { AssignmentSummary, Course } from "../../../contract/api.ts";
import { focusWhenShown } from "../frame/focus-when-shown.ts";
import { FrameContext } from "../frame/frame-context.ts";
import { keepFrame } from "../frame/keep-frame.ts";
import { matches } from "../frame/matches.ts";
import { LiveContext } from "../live/live-context.ts";
import { progressOf } from "../live/progress.ts";
import { AssignmentList } from "./assignment-list.tsx";
import { Icon } from "./icon.tsx";
import { words } from "../words/words.ts";

/** The button of the page's own header that opens the rail names it by this id. */
export const RAIL_ID = "assignments";
export const RAIL_BUTTON_ID = "assignments-button";
const RAIL_SWITCH_ID = "assignments-switch";
export const FILTER_ID = "assignments-filter";

interface CourseRailProps {
  course: Course;
  assignments: readonly AssignmentSummary[];
  current: string;
}

/**
 * The way through the course: beside the work where there is room and the student wants it there, else
 * a sheet over it.
 */
export const CourseRail = component$<CourseRailProps>(({ course, assignments, current }) => {
  const frame = useContext(FrameContext);
  const live = useContext(LiveContext);
  const looksFor = useSignal("");
  const progress = progressOf(assignments, live.state);
  const isBeside = frame.rail === "on";
  const found = assignments.filter(({ title }) => matches(title, looksFor.value)).length;
  const said =
    looksFor.value.trim() === ""
      ? ""
      : found === 0
        ? words.course.nothingFound
        : words.course.found(found, assignments.length);
  const soFar = `${words.course.solved(progress.solved, progress.count)} · ${words.course.points(progress.earned, progress.possible)}`;
  return (
    <nav
      id={RAIL_ID}
      popover="auto"
      class="rail"
      aria-label={words.course.assignments}
      onClick$={(event, rail) => {
        if (
          event.target instanceof Element &&
          event.target.closest("a") &&
          rail.matches(":popover-open")
        ) {
          rail.hidePopover();
        }
      }}
    >
      <div class="rail-top">
        <div class="flex items-start gap-1">
          <Link href={`/courses/${course.slug}`} prefetch="js" class="rail-title">
            {course.title}
          </Link>
          <button
            id={RAIL_SWITCH_ID}
            type="button"
            class="site-tool rail-switch needs-script"
            aria-label={isBeside ? words.course.hideList : words.course.keepList}
            title={isBeside ? words.course.hideList : words.course.keepList}
            onClick$={() => {
              const rail = document.getElementById(RAIL_ID);
              if (rail?.matches(":popover-open")) {
                rail.hidePopover();
              }
              frame.rail = frame.rail === "on" ? "off" : "on";
              keepFrame(frame);
              // What was pressed is gone, or came to another place: the focus goes along.
              focusWhenShown(frame.rail === "on" ? RAIL_SWITCH_ID : RAIL_BUTTON_ID);
            }}
          >
            <Icon sign={isBeside ? "hide" : "keep"} />
          </button>
        </div>
        <p class="px-3 text-sm tabular-nums text-soft">{soFar}</p>
        <input
          id={FILTER_ID}
          type="search"
          class="filter needs-script"
          aria-label={words.course.filter}
          placeholder={words.course.filter}
          autocomplete="off"
          spellcheck={false}
          bind:value={looksFor}
        />
        <p role="status" class={found === 0 ? "px-3 text-sm" : "sr-only"}>
          {said}
        </p>
      </div>
      <div class="px-1 text-[0.9375rem]">
        <AssignmentList
          course={course.slug}
          assignments={assignments}
          current={current}
          looksFor={looksFor.value}
        />
      </div>
    </nav>
  );
});
