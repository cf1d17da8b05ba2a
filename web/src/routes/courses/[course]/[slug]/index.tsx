import { component$, useContext, useTask$ } from "@builder.io/qwik";
import { type DocumentHead, routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";

import type { Assignment, CourseDetail } from "../../../../../../contract/api.ts";
import { submitForm } from "../../../../api/submit-form.ts";
import { apiFor } from "../../../../api/client.ts";
import { hasSession, load, type Refusal, refusePage, unanswered } from "../../../../api/server.ts";
import { rateForm, reportForm } from "../../../../feedback/forms.ts";
import { CourseRail } from "../../../../components/course-rail.tsx";
import { Handout } from "../../../../components/handout.tsx";
import { NotHere } from "../../../../components/not-here.tsx";
import { Splitter } from "../../../../components/splitter.tsx";
import { WorkFrame } from "../../../../components/work-frame.tsx";
import { WorkHeader } from "../../../../components/work-header.tsx";
import { WorkTabs } from "../../../../components/work-tabs.tsx";
import { type Work, Workbench } from "../../../../components/workbench.tsx";
import { FrameContext, paneId } from "../../../../frame/frame-context.ts";
import { useCourse } from "../layout.tsx";
import { notHereWords } from "../../../../words/not-here-words.ts";
import { words } from "../../../../words/words.ts";

type Page = { work: Work; handout: Pick<Assignment, "handoutHtml" | "examples"> };

/** All that the working page shows of one assignment, or the status that says why not. */
export const usePage = routeLoader$<Page | number>(async (event) => {
  const detail: CourseDetail | number = await event.resolveValue(useCourse);
  if (typeof detail === "number") {
    return detail;
  }
  const summary = detail.assignments.find(({ slug }) => slug === event.params["slug"]);
  if (summary === undefined) {
    return event.status(404);
  }
  const api = apiFor(event);
  const { id } = summary;
  const [answer, submissions] = await Promise.all([
    load(api.assignments[":id"].$get({ param: { id } })),
    hasSession(event) ? submissionsOf(api, id) : NO_SUBMISSIONS,
  ]);
  if (!answer.ok) {
    return refusePage(event, answer);
  }
  if ("status" in submissions) {
    return refusePage(event, submissions);
  }
  const {
    handoutHtml,
    handoutMarkdown: _,
    examples,
    versionId: __,
    ...rest
  } = answer.data.assignment;
  return {
    work: { ...rest, ...submissions },
    handout: { handoutHtml: withoutTitle(handoutHtml, rest.title), examples },
  };
});

type Submissions = Pick<Work, "latest" | "submissionCount">;

const NO_SUBMISSIONS: Submissions = { latest: null, submissionCount: 0 };

/**
 * What the student sent last, with its code, and how many there are; a refusal where that could not be
 * learned: a page that says "nothing submitted yet" then would not be true.
 */
async function submissionsOf(
  api: ReturnType<typeof apiFor>,
  assignmentId: string,
): Promise<Submissions | Refusal> {
  const list = await load(api.submissions.$get({ query: { assignmentId } }));
  if (!list.ok) {
    return unanswered(list) ?? NO_SUBMISSIONS;
  }
  const newest = list.data.submissions[0];
  if (newest === undefined) {
    return NO_SUBMISSIONS;
  }
  const detail = await load(api.submissions[":id"].$get({ param: { id: newest.id } }));
  if (!detail.ok) {
    // It is in the list, so that it is there: whatever was answered, it could not be had.
    return unanswered(detail) ?? { ...detail, status: 503 };
  }
  return { latest: detail.data.submission, submissionCount: list.data.total };
}

/** What the form does where no script runs: it submits, and the page that follows shows the result. */
export const useSubmit = routeAction$((form, event) => submitForm(event, form));

export const useRate = routeAction$((form, event) => rateForm(event, form));
export const useReport = routeAction$((form, event) => reportForm(event, form));

export default component$(() => {
  const page = usePage().value;
  const detail = useCourse().value;
  const submit = useSubmit();
  const rate = useRate();
  const report = useReport();
  const frame = useContext(FrameContext);
  const address = useLocation();

  // The next assignment begins with what is to be done.
  useTask$(({ track }) => {
    track(() => address.params["slug"]);
    frame.tab = "handout";
  });

  if (typeof page === "number" || typeof detail === "number") {
    return <NotHere status={typeof page === "number" ? page : 404} />;
  }
  const { work, handout } = page;
  const index = detail.assignments.findIndex(({ id }) => id === work.id);
  const next = detail.assignments[index + 1];
  return (
    <WorkFrame>
      <CourseRail course={detail.course} assignments={detail.assignments} current={work.id} />
      <main id="main" tabIndex={-1} class="work-main">
        <WorkHeader
          course={detail.course}
          title={work.title}
          points={work.points}
          position={index + 1}
          count={detail.assignments.length}
          previous={detail.assignments[index - 1]}
          next={next}
        />
        <WorkTabs />
        <Handout
          key={`handout-${work.id}`}
          html={handout.handoutHtml}
          examples={handout.examples}
          module={work.module}
        />
        <Splitter pane="handout" />
        <Workbench
          key={`bench-${work.id}`}
          work={work}
          examples={handout.examples}
          assignments={detail.assignments}
          next={next}
          // Where no script runs, a refusal is said among the results too.
          action={`${submit.actionPath}#${paneId("results")}`}
          refused={submit.value?.message ?? null}
          typed={typed(submit.formData, "code")}
          base={submit.value?.base ?? work.draftSavedAt ?? ""}
          feedback={{
            isSolved: detail.assignments[index]?.state === "solved",
            said: address.url.searchParams.get("said"),
            rate: sentForm(rate, "comment"),
            report: sentForm(report, "message"),
          }}
        />
      </main>
    </WorkFrame>
  );
});

/** The page says the title already; a handout that opens with it would say it twice, and with another is below it. */
function withoutTitle(html: string, title: string): string {
  const opening = /^\s*<h1>([^<]*)<\/h1>\s*/.exec(html);
  return opening !== null && withoutEntities(opening[1] ?? "") === title
    ? html.slice(opening[0].length)
    : html.replaceAll(/<(\/?)h1>/g, "<$1h2>");
}

function typed(form: FormData | undefined, field: string): string | null {
  const text = form?.get(field);
  return typeof text === "string" ? text : null;
}

function sentForm(sent: ReturnType<typeof useRate>, field: string) {
  return {
    action: sent.actionPath,
    refused: sent.value?.message ?? null,
    typed: typed(sent.formData, field) ?? "",
  };
}

export const head: DocumentHead = ({ resolveValue }) => {
  const page = resolveValue(usePage);
  if (typeof page === "number") {
    return { title: notHereWords(page).title };
  }
  return {
    title: page.work.title,
    meta: [
      {
        name: "description",
        content: words.work.description(page.work.title),
      },
    ],
  };
};

/** The text that Markdown's renderer wrote with the entities that HTML needs. */
function withoutEntities(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
