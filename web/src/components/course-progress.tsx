import { component$, useContext } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { CourseDetail } from "../../../contract/api.ts";
import { LiveContext } from "../live/live-context.ts";
import { progressOf } from "../live/progress.ts";
import { ProgressWire } from "./progress-wire.tsx";
import { words } from "../words/words.ts";

interface CourseProgressProps {
  detail: CourseDetail;
}

/** Which course this is, and how much of it is solved, in the line at the top. */
export const CourseProgress = component$<CourseProgressProps>(({ detail }) => {
  const live = useContext(LiveContext);
  const { course, assignments } = detail;
  const progress = progressOf(assignments, live.state);
  return (
    <Link href={`/courses/${course.slug}`} prefetch="js" class="course-progress">
      <span class="course-progress-title">{course.title}</span>
      <ProgressWire progress={progress} />
      <span data-testid="course-progress" class="text-sm whitespace-nowrap tabular-nums text-soft">
        <span aria-hidden="true">
          {progress.solved}/{progress.count}
        </span>
        <span class="sr-only">, {words.course.solved(progress.solved, progress.count)}</span>
      </span>
    </Link>
  );
});
