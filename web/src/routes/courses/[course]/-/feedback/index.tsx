import { component$ } from "@builder.io/qwik";
import { type DocumentHead, routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";

import type { CourseDetail } from "../../../../../../../contract/api.ts";
import type { CourseFeedback } from "../../../../../../../contract/feedback.ts";
import { apiFor } from "../../../../../api/client.ts";
import { load, refusePage, sentenceOf } from "../../../../../api/server.ts";
import { FeedbackEntries } from "../../../../../components/feedback-entries.tsx";
import { FeedbackFigures } from "../../../../../components/feedback-figures.tsx";
import { NotHere } from "../../../../../components/not-here.tsx";
import { words } from "../../../../../words/words.ts";
import { useCourse } from "../../layout.tsx";

/** The page that a form came from: the address that it goes to has lost it. */
const CURSOR = "feedback-cursor";

/** What students say of the course, for who may read it; else the status that says why not. */
export const useFeedback = routeLoader$<CourseFeedback | number>(async (event) => {
  const detail: CourseDetail | number = await event.resolveValue(useCourse);
  if (typeof detail === "number") {
    return detail;
  }
  const cursor = event.query.get("cursor") ?? (event.sharedMap.get(CURSOR) as string | undefined);
  const answer = await load(
    apiFor(event).courses[":course"].feedback.$get({
      param: { course: event.params["course"] ?? "" },
      query: cursor === undefined ? {} : { cursor },
    }),
  );
  return answer.ok ? answer.data : refusePage(event, answer);
});

export const useClose = routeAction$(async (form, event) => {
  const id = typeof form["id"] === "string" ? form["id"] : "";
  const answer = await load(apiFor(event).reports[":id"].close.$post({ param: { id } }));
  const cursor = typeof form["cursor"] === "string" ? form["cursor"] : "";
  if (!answer.ok) {
    event.sharedMap.set(CURSOR, cursor === "" ? undefined : cursor);
    return event.fail(answer.status, { message: sentenceOf(answer), cursor });
  }
  const query = new URLSearchParams({ closed: "1" });
  if (cursor !== "") {
    query.set("cursor", cursor);
  }
  throw event.redirect(303, `${event.url.pathname}?${query}`);
});

export default component$(() => {
  const detail = useCourse().value;
  const feedback = useFeedback().value;
  const close = useClose();
  const { searchParams, pathname } = useLocation().url;
  if (typeof detail === "number" || typeof feedback === "number") {
    return <NotHere status={typeof detail === "number" ? detail : Number(feedback)} />;
  }
  const { assignments, entries, cursor } = feedback;
  const here = close.value?.cursor ?? searchParams.get("cursor") ?? "";
  return (
    <main id="main" class="mx-auto grid max-w-3xl gap-6 px-4 py-10 sm:px-6 sm:py-14">
      <p>
        <a href={`/courses/${detail.course.slug}`} class="text-accent underline underline-offset-4">
          {detail.course.title}
        </a>
      </p>
      <h1 class="text-3xl font-semibold tracking-tight">{words.courseFeedback.title}</h1>
      <p class="text-lg text-soft">{words.courseFeedback.lead}</p>
      {searchParams.has("closed") && close.value === undefined && (
        <p role="status" class="rounded-lg bg-good-wash px-4 py-3 text-good">
          {words.courseFeedback.closedNow}
        </p>
      )}
      {close.value?.message !== undefined && (
        <p role="alert" class="problem rounded-lg">
          {close.value.message}
        </p>
      )}
      <FeedbackFigures assignments={assignments} />
      <FeedbackEntries
        entries={entries}
        assignments={assignments}
        action={close.actionPath}
        cursor={here}
      />
      <p class="flex gap-3">
        {here !== "" && (
          <a href={pathname} class="button-plain">
            {words.courseFeedback.newest}
          </a>
        )}
        {cursor !== null && (
          <a href={`${pathname}?cursor=${encodeURIComponent(cursor)}`} class="button-plain">
            {words.courseFeedback.older}
          </a>
        )}
      </p>
    </main>
  );
});

export const head: DocumentHead = () => ({
  title: words.courseFeedback.title,
  meta: [{ name: "robots", content: "noindex" }],
});
