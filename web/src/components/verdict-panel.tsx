import { component$, type QRL } from "@builder.io/qwik";
import { Link } from "@builder.io/qwik-city";

import type { AssignmentSummary, Submission } from "../../../contract/api.ts";
import type { Limits } from "../../../contract/limits.ts";
import { isOpen } from "../live/live-state.ts";
import type { CodeRelation } from "../verdict/sent-code.ts";
import { shownTests } from "../verdict/test-list.ts";
import { furtherFeedback, usageWords, verdictWords } from "../verdict/verdict-words.ts";
import { progressWords } from "../verdict/waiting-words.ts";
import { LineLink } from "./line-link.tsx";
import { RegradeButton } from "./regrade-button.tsx";
import { TestRow } from "./test-row.tsx";

interface VerdictPanelProps {
  submission: Submission | null;
  limits: Limits;
  /** How the code in the editor stands to the code that this verdict is of. */
  relation: CodeRelation;
  course: string;
  next: AssignmentSummary | undefined;
  onLine$: QRL<(line: number) => void>;
}

/** What became of the last submission: in words first, then test by test. */
export const VerdictPanel = component$<VerdictPanelProps>(
  ({ submission, limits, relation, course, next, onLine$ }) => {
    if (submission === null) {
      return (
        <section class="verdict" data-testid="verdict" data-verdict="none" aria-label="Verdict">
          <p role="status" class="text-soft">
            Nothing sent yet. Send whenever you like: every try is free, and the tests tell you what
            is missing.
          </p>
        </section>
      );
    }
    const { tone, headline, detail } = verdictWords(submission, limits);
    const usage = usageWords(submission);
    const soFar = progressWords(submission);
    const feedback = furtherFeedback(submission, limits);
    const tests = shownTests(submission.tests, submission.feedback);
    const word = submission.status === "graded" ? submission.verdict : submission.status;
    return (
      <section
        class="verdict"
        data-testid="verdict"
        data-verdict={word ?? "pending"}
        data-tone={tone}
        aria-label="Verdict"
      >
        <div role="status" class="grid gap-1">
          <p class="flex flex-wrap items-baseline justify-between gap-x-4">
            <strong class="verdict-headline">{headline}</strong>
            {submission.verdict === "correct" && submission.points !== null && (
              <span class="font-semibold tabular-nums text-good">{submission.points} points</span>
            )}
          </p>
          <p class="max-w-[64ch]">{detail}</p>
          {submission.cached && !isOpen(submission) && (
            <p class="text-sm text-soft">
              The same code was already graded, for you or for somebody else, so nothing had to run
              again.
            </p>
          )}
          {submission.isolation === "shared" && (
            <p class="text-sm text-soft">
              The tests of this assignment run inside the program, as it asks for: this verdict is
              not protected against forgery.
            </p>
          )}
          {submission.sandbox === "wasm" && (
            <p class="text-sm text-soft">
              Graded without a container engine, by Python in WebAssembly: without threads, other
              programs and SQLite, and more slowly.
            </p>
          )}
          {relation === "changed" && (
            <p class="text-sm text-soft">You have changed your code since you sent this.</p>
          )}
          {relation === "elsewhere" && (
            <p class="text-sm text-soft">This verdict is of code sent from another page.</p>
          )}
        </div>
        {/* Not announced: it changes several times a second. */}
        {soFar !== null && <p class="mt-2 text-sm tabular-nums text-soft">{soFar}</p>}
        {isOpen(submission) && (
          <noscript dangerouslySetInnerHTML={'<p><a href="">Look again for the verdict</a></p>'} />
        )}
        {submission.status === "failed" && (
          <p class="mt-4">
            <button type="submit" class="button-primary">
              Send again
            </button>
          </p>
        )}
        <RegradeButton submission={submission} />
        {submission.verdict === "correct" && next !== undefined && (
          <p class="mt-4">
            <Link href={`/courses/${course}/${next.slug}`} prefetch="js" class="button-primary">
              Next: {next.title}
            </Link>
          </p>
        )}
        {feedback !== null && (
          <pre class="verdict-text mt-4 rounded-md bg-surface px-3 py-2.5">{feedback}</pre>
        )}
        {submission.line !== null && (
          <p class="mt-2">
            <LineLink line={submission.line} onLine$={onLine$} />
          </p>
        )}
        {tests.length > 0 && (
          <div class="mt-4 rounded-lg bg-surface px-3">
            <h3 class="sr-only">Tests</h3>
            {tests.map((shown) => (
              <TestRow key={`${submission.id}-${shown.result.name}`} {...shown} onLine$={onLine$} />
            ))}
          </div>
        )}
        {usage !== null && <p class="mt-3 text-sm text-soft">{usage}</p>}
      </section>
    );
  },
);
