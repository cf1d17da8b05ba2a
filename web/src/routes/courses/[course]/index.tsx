import { component$, useContext } from "@builder.io/qwik";
import { type DocumentHead, Link, type RequestHandler, routeLoader$ } from "@builder.io/qwik-city";

import { apiFor } from "../../../api/client.ts";
import { hasSession, load, unanswered } from "../../../api/server.ts";
import { AssignmentList } from "../../../components/assignment-list.tsx";
import { NotHere } from "../../../components/not-here.tsx";
import { ProgressWire } from "../../../components/progress-wire.tsx";
import { LiveContext } from "../../../live/live-context.ts";
import { progressOf } from "../../../live/progress.ts";
import { useCourse } from "./layout.tsx";
import { notHereWords } from "../../../words/not-here-words.ts";
import { words } from "../../../words/words.ts";

/** `?continue` leads on to where the student was, else to the first assignment that is not solved. */
export const onGet: RequestHandler = async (event) => {
  if (!event.query.has("continue")) {
    return;
  }
  const param = { course: event.params["course"] ?? "" };
  const api = apiFor(event);
  const [current, detail] = await Promise.all([
    load(api.courses[":course"].current.$get({ param })),
    load(api.courses[":course"].$get({ param })),
  ]);
  const assignments = detail.ok ? detail.data.assignments : [];
  // Where nothing could be learned the course's own page says so.
  const found = current.ok
    ? assignments.find(({ id }) => id === current.data.assignmentId)
    : unanswered(current) === null
      ? assignments[0]
      : undefined;
  throw event.redirect(302, `${event.url.pathname}${found ? `/${found.slug}` : ""}`);
};

/** True for who may read what students say: who may not is refused before anything is read. */
export const useMayReadFeedback = routeLoader$<boolean>(async (event) => {
  const param = { course: event.params["course"] ?? "" };
  return (
    hasSession(event) &&
    (await load(apiFor(event).courses[":course"].feedback.$get({ param, query: {} }))).ok
  );
});

export default component$(() => {
  const detail = useCourse().value;
  const mayReadFeedback = useMayReadFeedback().value;
  const live = useContext(LiveContext);
  if (typeof detail === "number") {
    return <NotHere status={detail} />;
  }
  const { course, assignments } = detail;
  const progress = progressOf(assignments, live.state);
  return (
    <main id="main" class="mx-auto max-w-2xl px-4 py-10 sm:px-6 sm:py-14">
      <h1 class="text-3xl font-semibold tracking-tight sm:text-4xl">{course.title}</h1>
      <p class="mt-3 max-w-[60ch] text-lg text-soft">{course.description}</p>
      <div class="mt-6 flex flex-wrap items-center gap-x-6 gap-y-4">
        <Link href={`/courses/${course.slug}?continue`} prefetch={false} class="button-primary">
          {progress.begun ? words.course.continue : words.course.begin}
        </Link>
        <div class="grid gap-1.5" data-testid="progress">
          <ProgressWire progress={progress} />
          <p class="text-sm tabular-nums text-soft">
            {words.course.solved(progress.solved, progress.count)} ·{" "}
            {words.course.points(progress.earned, progress.possible)}
          </p>
        </div>
      </div>
      {mayReadFeedback && (
        <p class="mt-4">
          <a
            // No assignment's slug is a hyphen, so that this address hides none.
            href={`/courses/${course.slug}/-/feedback`}
            class="text-accent underline underline-offset-4"
          >
            {words.courseFeedback.link}
          </a>
        </p>
      )}
      <h2 class="mt-12 mb-2 px-3 text-sm font-semibold text-soft">{words.course.assignments}</h2>
      <nav aria-label={words.course.assignments}>
        <AssignmentList course={course.slug} assignments={assignments} />
      </nav>
    </main>
  );
});

export const head: DocumentHead = ({ resolveValue }) => {
  const detail = resolveValue(useCourse);
  return typeof detail === "number"
    ? { title: notHereWords(detail).title }
    : {
        title: detail.course.title,
        meta: [{ name: "description", content: detail.course.description }],
      };
};
