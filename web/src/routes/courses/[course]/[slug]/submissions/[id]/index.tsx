import { component$ } from "@builder.io/qwik";
import { type DocumentHead, Link, routeLoader$, useLocation } from "@builder.io/qwik-city";

import type {
  CourseDetail,
  Assignment,
  SubmissionDetail,
} from "../../../../../../../../contract/api.ts";
import { apiFor } from "../../../../../../api/client.ts";
import { hasSession, load, refusePage } from "../../../../../../api/server.ts";
import { NotHere } from "../../../../../../components/not-here.tsx";
import { serverReader } from "../../../../../../history/reader.ts";
import { momentWords } from "../../../../../../history/when.ts";
import { verdictWords } from "../../../../../../verdict/verdict-words.ts";
import { words } from "../../../../../../words/words.ts";
import { useCourse } from "../../../layout.tsx";

type Page = {
  assignment: Pick<Assignment, "title" | "limits">;
  submission: SubmissionDetail["submission"];
  now: number;
};

/** One of the visitor's own submissions, or the status that says why not. */
export const useSubmission = routeLoader$<Page | number>(async (event) => {
  const detail: CourseDetail | number = await event.resolveValue(useCourse);
  if (typeof detail === "number") {
    return detail;
  }
  const assignmentId = detail.assignments.find(({ slug }) => slug === event.params["slug"])?.id;
  const id = event.params["id"];
  if (assignmentId === undefined || id === undefined || !hasSession(event)) {
    return event.status(404);
  }
  const api = apiFor(event);
  const [assignment, submission] = await Promise.all([
    load(api.assignments[":id"].$get({ param: { id: assignmentId } })),
    load(api.submissions[":id"].$get({ param: { id } })),
  ]);
  if (!assignment.ok) {
    return refusePage(event, assignment);
  }
  if (!submission.ok) {
    return refusePage(event, submission);
  }
  const { title, limits } = assignment.data.assignment;
  return submission.data.submission.assignmentId === assignmentId
    ? {
        assignment: { title, limits },
        submission: submission.data.submission,
        now: Date.now(),
      }
    : event.status(404);
});

/** One submission at an address of its own: when, verdict, code. */
export default component$(() => {
  const page = useSubmission().value;
  const { url } = useLocation();
  if (typeof page === "number") {
    return <NotHere status={page} />;
  }
  const { assignment, submission, now } = page;
  const { tone, headline, detail } = verdictWords(words, submission, assignment.limits);
  const list = url.pathname.replace(/\/[^/]+\/?$/, "");
  return (
    <main id="main" class="mx-auto grid max-w-3xl grid-cols-1 gap-4 px-4 py-10 sm:px-6">
      <p class="flex flex-wrap gap-x-6 gap-y-2">
        <Link href={list.replace(/\/submissions$/, "")} prefetch={false} class="text-link">
          {words.history.backToWork}
        </Link>
        <a href={list} class="text-link">
          {words.history.all}
        </a>
      </p>
      <h1 class="text-2xl font-semibold tracking-tight">{assignment.title}</h1>
      <p class="text-soft">
        <time dateTime={submission.createdAt} class="history-moment text-ink">
          {momentWords(submission.createdAt, now, serverReader())}
        </time>{" "}
        {words.history.inUtc}
      </p>
      <section class="verdict" data-tone={tone}>
        <h2 class="verdict-headline">{headline}</h2>
        {submission.points !== null && <p>{words.verdict.points(submission.points)}</p>}
        <p>{detail}</p>
      </section>
      {/* Long lines are scrolled to, also by keyboard. */}
      <pre
        class="history-text"
        tabIndex={0}
        role="region"
        aria-label={words.history.code}
        // A parser drops a line feed that follows the tag, so that one is there to be dropped.
      >{`\n${submission.code}`}</pre>
    </main>
  );
});

export const head: DocumentHead = () => ({ title: words.history.title });
