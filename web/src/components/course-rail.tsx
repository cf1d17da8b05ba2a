import { component$ } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { AssignmentSummary, Course } from "../../../contract/api.ts";
import { AssignmentList } from "./assignment-list.tsx";

/** The button of the page's own header that opens the rail names it by this id. */
export const RAIL_ID = "assignments";

interface CourseRailProps {
  course: Course;
  assignments: readonly AssignmentSummary[];
  current: string;
}

/** The way through the course: beside the work where there is room, else a sheet over it. */
export const CourseRail = component$<CourseRailProps>(({ course, assignments, current }) => (
  <nav
    id={RAIL_ID}
    popover="auto"
    class="rail lg:overflow-y-auto"
    aria-label="Assignments"
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
    <p class="px-3 pt-2 pb-3">
      <Link
        href={`/courses/${course.slug}`}
        prefetch="js"
        class="font-semibold hover:text-accent hover:underline"
      >
        {course.title}
      </Link>
    </p>
    <div class="text-[0.9375rem]">
      <AssignmentList course={course.slug} assignments={assignments} current={current} />
    </div>
  </nav>
));
