import { $, component$, type QRL, type Signal } from "@builder.io/qwik";

import type { AssignmentSummary, Submission } from "../../../contract/api.ts";
import type { Limits } from "../../../contract/limits.ts";
import { isOpen } from "../live/live-state.ts";
import type { CodeRelation } from "../verdict/sent-code.ts";
import { arrivingTests, shownTests } from "../verdict/test-list.ts";
import { usageOf } from "../verdict/usage.ts";
import { furtherFeedback } from "../verdict/verdict-words.ts";
import { words } from "../words/words.ts";
import { Celebration } from "./celebration.tsx";
import { LineLink } from "./line-link.tsx";
import { OnItsWay } from "./on-its-way.tsx";
import { RegradeButton } from "./regrade-button.tsx";
import { TestList } from "./test-list.tsx";
import { UsageBars } from "./usage-bars.tsx";
import { VerdictNotes } from "./verdict-notes.tsx";

export interface VerdictDetailsProps {
  submission: Submission;
  limits: Limits;
  /** How the code in the editor stands to the code that this verdict is of. */
  relation: Readonly<Signal<CodeRelation>>;
  course: string;
  assignments: readonly AssignmentSummary[];
  next: AssignmentSummary | undefined;
  onLine$: QRL<(line: number) => void>;
  /** What is said of the wait before the tests run. */
  aside: string;
  /** The correct submission that needs no celebration. */
  celebrated: Signal<string | null>;
}

/** All of a verdict that is not read out by itself. */
export const VerdictDetails = component$<VerdictDetailsProps>(
  ({ submission, limits, relation, course, assignments, next, onLine$, aside, celebrated }) => {
    const { id, status, verdict, line } = submission;
    const feedback = furtherFeedback(submission, limits);
    const usage = usageOf(words, submission, limits);
    const tests = isOpen(submission)
      ? arrivingTests(submission.tests)
      : shownTests(submission.tests, submission.feedback);
    return (
      <>
        <VerdictNotes submission={submission} relation={relation} />
        {isOpen(submission) && <OnItsWay submission={submission} aside={aside} />}
        {status === "failed" && (
          <p class="mt-4">
            <button type="submit" class="button-primary">
              {words.verdict.submitAgain}
            </button>
          </p>
        )}
        <RegradeButton submission={submission} />
        {verdict === "correct" && (
          <Celebration
            key={id}
            assignmentId={submission.assignmentId}
            course={course}
            assignments={assignments}
            next={next}
            isNew={celebrated.value !== id}
            onSeen$={$(() => {
              celebrated.value = id;
            })}
          />
        )}
        {feedback !== null && (
          <pre class="verdict-text mt-4 rounded-md bg-surface px-3 py-2.5">{feedback}</pre>
        )}
        {line !== null && (
          <p class="mt-2">
            <LineLink line={line} relation={relation} onLine$={onLine$} />
          </p>
        )}
        {tests.length > 0 && (
          <TestList tests={tests} submissionId={id} relation={relation} onLine$={onLine$} />
        )}
        {usage.length > 0 && <UsageBars usage={usage} />}
      </>
    );
  },
);
