import { component$, useContext } from "@builder.io/qwik";
import { type DocumentHead, Link, routeLoader$ } from "@builder.io/qwik-city";

import type { AssignmentSummary, Course } from "../../../contract/api.ts";
import { apiFor } from "../api/client.ts";
import { hasSession, load, refusePage, unanswered } from "../api/server.ts";
import { visitorOf } from "../api/visitor.ts";
import { NotHere } from "../components/not-here.tsx";
import { LiveContext } from "../live/live-context.ts";
import { stateNow } from "../live/live-state.ts";
import { progressOf } from "../live/progress.ts";
import { useAwaited } from "../live/use-awaited.ts";
import { words } from "../words/words.ts";

/** A wire of beads is drawn for the first courses only: each costs a call. */
const COURSES_WITH_PROGRESS = 8;

interface CourseCard {
  course: Course;
  /** In order; null when they were not asked for. */
  assignments: AssignmentSummary[] | null;
  /** The id of the one to go on with; null for a visitor who never was here. */
  current: string | null;
}

export const useCourses = routeLoader$<CourseCard[] | number>(async (event) => {
  const api = apiFor(event);
  const [me, list] = await Promise.all([visitorOf(event), load(api.courses.$get())]);
  const failed = unanswered(me, list);
  if (failed !== null || !list.ok) {
    return refusePage(event, failed ?? { status: 503, retryAfterSeconds: null });
  }
  const cards = await Promise.all(
    list.data.courses.map(async (course, index) => {
      if (index >= COURSES_WITH_PROGRESS) {
        return { course, assignments: null, current: null };
      }
      const param = { course: course.slug };
      const [detail, current] = await Promise.all([
        load(api.courses[":course"].$get({ param })),
        hasSession(event) ? load(api.courses[":course"].current.$get({ param })) : null,
      ]);
      const unknown = unanswered(detail, current);
      if (unknown !== null) {
        return unknown;
      }
      return {
        course,
        assignments: detail.ok ? detail.data.assignments : null,
        current: current?.ok ? current.data.assignmentId : null,
      };
    }),
  );
  // Who was here before is not told to begin.
  const unknown = cards.find((card) => "status" in card);
  return unknown === undefined
    ? cards.filter((card) => "course" in card)
    : refusePage(event, unknown);
});

export default component$(() => {
  const cards = useCourses().value;
  if (typeof cards === "number") {
    return <NotHere status={cards} />;
  }
  return (
    <main id="main" class="mx-auto max-w-3xl px-4 pt-10 pb-16 sm:px-6 sm:pt-16">
      <div>
        <h1 class="max-w-[20ch] text-4xl font-semibold tracking-tight sm:text-5xl">
          {words.home.title}
        </h1>
        <p class="mt-4 max-w-[52ch] text-lg text-soft">{words.home.lead}</p>
        <HeroWire />
      </div>
      <h2 class="mt-6 mb-4 text-sm font-semibold text-soft">{words.home.courses}</h2>
      {cards.length === 0 ? (
        <p>{words.home.none}</p>
      ) : (
        <ul class="grid gap-4">
          {cards.map((card) => (
            <li key={card.course.slug}>
              <CourseCardView {...card} />
            </li>
          ))}
        </ul>
      )}
    </main>
  );
});

/** The page's sign, drawn large: a bead in the dip of a wire. */
const HeroWire = component$(() => (
  <svg
    viewBox="0 0 720 56"
    preserveAspectRatio="xMinYMid slice"
    class="hero-wire"
    aria-hidden="true"
    fill="none"
  >
    <path
      d="M2 22h150l36 20 84-38h446"
      stroke="var(--accent)"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
    <circle cx="188" cy="46" r="7" fill="var(--paper)" stroke="var(--ink)" stroke-width="3" />
  </svg>
));

const CourseCardView = component$<CourseCard>(({ course, assignments, current }) => {
  const live = useContext(LiveContext);
  const address = `/courses/${course.slug}`;
  const list = assignments ?? [];
  useAwaited(list);
  const progress = progressOf(list, live.state);
  const found = list.findIndex(({ id }) => id === current);
  // Who has done nothing here yet begins, also if they have an account.
  const left = progress.begun || found > 0 ? list[found] : undefined;
  const soFar = progress.begun
    ? `${words.course.solved(progress.solved, progress.count)} · ${words.course.points(progress.earned, progress.possible)}`
    : words.course.assignmentCount(progress.count);
  return (
    <article class="grid gap-4 rounded-xl border border-line bg-surface p-5 sm:p-6">
      <div>
        <h3 class="text-xl font-semibold">
          <Link href={address} prefetch="js" class="hover:text-accent hover:underline">
            {course.title}
          </Link>
        </h3>
        <p class="mt-1 max-w-[60ch] text-soft">{course.description}</p>
      </div>
      {list.length > 0 && (
        <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span class="flex flex-wrap items-center gap-y-1" aria-hidden="true">
            {list.map(({ id, state }, index) => (
              <span
                key={id}
                class="flex items-center"
                {...(state === "pending" ? { "data-wake": "" } : {})}
              >
                {index > 0 && <span class="h-0.5 w-3 bg-line" />}
                <span class="bead" data-state={stateNow(state, id, live.state)} />
              </span>
            ))}
          </span>
          <span class="text-sm tabular-nums text-soft">{soFar}</span>
        </div>
      )}
      <p>
        {left === undefined ? (
          <Link
            href={`${address}?continue`}
            prefetch={false}
            class="button-primary"
            aria-label={words.home.beginCourse(course.title)}
          >
            {words.home.begin}
          </Link>
        ) : (
          <Link href={`${address}/${left.slug}`} prefetch="js" class="button-primary">
            {words.home.continueWith(left.title)}
          </Link>
        )}
      </p>
    </article>
  );
});

export const head: DocumentHead = () => ({
  title: "",
  meta: [
    {
      name: "description",
      content: words.home.description,
    },
  ],
});
