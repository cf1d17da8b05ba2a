import { component$ } from "@builder.io/qwik";
import { type DocumentHead, Link, routeLoader$ } from "@builder.io/qwik-city";

import type { AssignmentState, Course } from "../../../contract/api.ts";
import { apiFor } from "../api/client.ts";
import { load } from "../api/server.ts";
import { NotHere } from "../components/not-here.tsx";
import { counted } from "../verdict/counted.ts";

/** A wire of beads is drawn for the first courses only: each costs a call. */
const COURSES_WITH_PROGRESS = 8;

interface CourseCard {
  course: Course;
  /** The states of its assignments in order; null when they were not asked for. */
  states: AssignmentState[] | null;
}

export const useCourses = routeLoader$<CourseCard[] | number>(async (event) => {
  const api = apiFor(event);
  const list = await load(api.courses.$get());
  if (!list.ok) {
    return event.status(503);
  }
  return Promise.all(
    list.data.courses.map(async (course, index) => {
      const detail =
        index < COURSES_WITH_PROGRESS
          ? await load(api.courses[":course"].$get({ param: { course: course.slug } }))
          : null;
      return {
        course,
        states: detail?.ok ? detail.data.assignments.map(({ state }) => state) : null,
      };
    }),
  );
});

export default component$(() => {
  const cards = useCourses().value;
  if (typeof cards === "number") {
    return <NotHere status={cards} />;
  }
  return (
    <main id="main" class="mx-auto max-w-3xl px-4 py-12 sm:px-6 sm:py-20">
      <h1 class="max-w-[22ch] text-4xl font-semibold tracking-tight sm:text-5xl">
        Write Python, and know in a moment whether it holds.
      </h1>
      <p class="mt-4 max-w-[52ch] text-lg text-soft">
        Read, write, send, and see which tests pass. No account is needed, and every try is free.
      </p>
      <h2 class="mt-14 mb-4 text-sm font-semibold text-soft">Courses</h2>
      {cards.length === 0 ? (
        <p>No course has been published yet. Come back a little later.</p>
      ) : (
        <ul class="grid gap-4">
          {cards.map(({ course, states }) => (
            <li key={course.slug}>
              <CourseCardView course={course} states={states} />
            </li>
          ))}
        </ul>
      )}
    </main>
  );
});

const CourseCardView = component$<CourseCard>(({ course, states }) => {
  const solved = states?.filter((state) => state === "solved").length ?? 0;
  const begun = states?.some((state) => state !== "untouched") ?? false;
  return (
    <article class="grid gap-4 rounded-xl border border-line bg-surface p-5 sm:p-6">
      <div>
        <h3 class="text-xl font-semibold">
          <Link
            href={`/courses/${course.slug}`}
            prefetch="js"
            class="hover:text-accent hover:underline"
          >
            {course.title}
          </Link>
        </h3>
        <p class="mt-1 max-w-[60ch] text-soft">{course.description}</p>
      </div>
      {states !== null && states.length > 0 && (
        <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span class="flex flex-wrap items-center" aria-hidden="true">
            {states.map((state, index) => (
              <span key={index} class="flex items-center">
                {index > 0 && <span class="h-0.5 w-3 bg-line" />}
                <span class="bead" data-state={state} />
              </span>
            ))}
          </span>
          <span class="text-sm text-soft">
            {begun
              ? `${solved} of ${counted(states.length, "assignment")} solved`
              : counted(states.length, "assignment")}
          </span>
        </div>
      )}
      <p>
        <Link
          href={`/courses/${course.slug}?continue`}
          prefetch={false}
          class="button-primary"
          aria-label={`${begun ? "Continue" : "Begin"}: ${course.title}`}
        >
          {begun ? "Continue" : "Begin"}
        </Link>
      </p>
    </article>
  );
});

export const head: DocumentHead = {
  title: "",
  meta: [
    {
      name: "description",
      content:
        "Small Python assignments, graded in a moment, with every test's outcome in plain words.",
    },
  ],
};
