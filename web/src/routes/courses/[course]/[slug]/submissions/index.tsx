import { component$ } from "@builder.io/qwik";
import { type DocumentHead, Link, routeLoader$, useLocation } from "@builder.io/qwik-city";

import type {
  Assignment,
  CourseDetail,
  SubmissionList,
} from "../../../../../../../contract/api.ts";
import { apiFor } from "../../../../../api/client.ts";
import { hasSession, load, refusePage } from "../../../../../api/server.ts";
import { HistoryRow } from "../../../../../components/history-row.tsx";
import { NotHere } from "../../../../../components/not-here.tsx";
import { byDay } from "../../../../../history/history-list.ts";
import { serverReader } from "../../../../../history/reader.ts";
import { dayOf, dayWords } from "../../../../../history/when.ts";
import { words } from "../../../../../words/words.ts";
import { useCourse } from "../../layout.tsx";

type Page = { assignment: Pick<Assignment, "title" | "limits">; list: SubmissionList; now: number };

const NONE: SubmissionList = { submissions: [], cursor: null, total: 0 };

/** One page of the visitor's submissions, from `?cursor=`, or the status that says why not. */
export const useSubmissions = routeLoader$<Page | number>(async (event) => {
  const detail: CourseDetail | number = await event.resolveValue(useCourse);
  if (typeof detail === "number") {
    return detail;
  }
  const id = detail.assignments.find(({ slug }) => slug === event.params["slug"])?.id;
  if (id === undefined) {
    return event.status(404);
  }
  const api = apiFor(event);
  const cursor = event.query.get("cursor");
  const query = { assignmentId: id, ...(cursor === null ? {} : { cursor }) };
  const [answer, list] = await Promise.all([
    load(api.assignments[":id"].$get({ param: { id } })),
    hasSession(event) ? load(api.submissions.$get({ query })) : null,
  ]);
  if (!answer.ok) {
    return refusePage(event, answer);
  }
  // A session that ran out has none either.
  if (list?.ok === false && list.status !== 401) {
    return refusePage(event, list);
  }
  const { title, limits } = answer.data.assignment;
  return {
    assignment: { title, limits },
    list: list?.ok === true ? list.data : NONE,
    now: Date.now(),
  };
});

/** The submissions of an assignment as pages with links: for where no script runs. */
export default component$(() => {
  const page = useSubmissions().value;
  const { url } = useLocation();
  if (typeof page === "number") {
    return <NotHere status={page} />;
  }
  const { assignment, list, now } = page;
  const reader = serverReader();
  const base = url.pathname.replace(/\/$/, "");
  return (
    <main id="main" class="mx-auto grid max-w-2xl gap-4 px-4 py-10 sm:px-6">
      <p>
        <Link href={base.replace(/\/submissions$/, "")} prefetch={false} class="text-link">
          {words.history.backToWork}
        </Link>
      </p>
      <h1 class="text-2xl font-semibold tracking-tight">{words.history.of(assignment.title)}</h1>
      <p class="text-soft">
        {list.total === 0
          ? words.history.none
          : `${words.history.count(list.total)} ${words.history.inUtc}`}
      </p>
      {byDay(list.submissions, (one) => dayOf(one.createdAt, reader)).map(({ day, of }) => (
        <section key={day}>
          <h2 class="history-day">{dayWords(of[0]?.createdAt ?? day, now, reader)}</h2>
          <ol>
            {of.map((one) => (
              <li key={one.id}>
                <a href={`${base}/${one.id}`} class="history-row rounded">
                  <HistoryRow entry={one} limits={assignment.limits} reader={reader} now={now} />
                </a>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p class="flex flex-wrap gap-4">
        {list.cursor !== null && (
          <a href={`${base}?cursor=${encodeURIComponent(list.cursor)}`} class="button-plain">
            {words.history.older}
          </a>
        )}
        {url.searchParams.has("cursor") && (
          <a href={base} class="button-quiet">
            {words.history.newest}
          </a>
        )}
      </p>
    </main>
  );
});

export const head: DocumentHead = () => ({ title: words.history.title });
