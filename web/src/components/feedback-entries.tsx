import { component$ } from "@builder.io/qwik";

import type { AssignmentFeedback, FeedbackEntry } from "../../../contract/feedback.ts";
import { words } from "../words/words.ts";

interface FeedbackEntriesProps {
  entries: readonly FeedbackEntry[];
  assignments: readonly AssignmentFeedback[];
  /** Where the form that closes a report goes. */
  action: string;
  /** Which page of them this is, to come back to; empty for the first. */
  cursor: string;
}

/** What students wrote, newest first; a report can be closed. */
export const FeedbackEntries = component$<FeedbackEntriesProps>(
  ({ entries, assignments, action, cursor }) => (
    <section class="grid gap-4" aria-labelledby="entries-title">
      <h2 id="entries-title" class="text-xl font-semibold">
        {words.courseFeedback.entries}
      </h2>
      {entries.length === 0 && <p class="text-soft">{words.courseFeedback.none}</p>}
      {entries.map((entry) => (
        <Entry
          key={entry.id}
          entry={entry}
          title={assignments.find(({ id }) => id === entry.assignmentId)?.title ?? ""}
          action={action}
          cursor={cursor}
        />
      ))}
    </section>
  ),
);

interface EntryProps {
  entry: FeedbackEntry;
  title: string;
  action: string;
  cursor: string;
}

const Entry = component$<EntryProps>(({ entry, title, action, cursor }) => (
  <article class="card" data-testid="feedback-entry" data-kind={entry.kind}>
    <h3 class="font-semibold">{title}</h3>
    <p class="text-sm text-soft">
      {entry.kind === "comment"
        ? words.courseFeedback.comment(entry.stars)
        : `${words.courseFeedback.report}, ${words.courseFeedback[entry.state]}`}
      {" · "}
      {/* The server does not know the reader's clock: the day in UTC, as it is written everywhere. */}
      <time dateTime={entry.at}>{entry.at.slice(0, 10)}</time>
    </p>
    <p class="whitespace-pre-line wrap-anywhere">
      {entry.kind === "comment" ? entry.comment : entry.message}
    </p>
    {entry.kind === "report" && entry.verdict !== null && (
      <p class="text-sm text-soft">
        {words.courseFeedback.theirVerdict(words.courseFeedback.verdicts[entry.verdict])}
      </p>
    )}
    {entry.kind === "report" && entry.state === "open" && (
      <form method="post" action={action}>
        <input type="hidden" name="id" value={entry.id} />
        <input type="hidden" name="cursor" value={cursor} />
        <button class="button-plain" aria-label={words.courseFeedback.closeReport(title)}>
          {words.courseFeedback.close}
        </button>
      </form>
    )}
  </article>
));
