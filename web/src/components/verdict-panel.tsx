import { component$, useSignal } from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import { isOpen } from "../live/live-state.ts";
import { verdictWords } from "../verdict/verdict-words.ts";
import { words } from "../words/words.ts";
import { VerdictDetails, type VerdictDetailsProps } from "./verdict-details.tsx";

interface VerdictPanelProps extends Omit<
  VerdictDetailsProps,
  "submission" | "aside" | "celebrated"
> {
  submission: Submission | null;
}

/** What became of the last submission: in words first, then test by test. */
export const VerdictPanel = component$<VerdictPanelProps>(
  ({ submission, limits, relation, course, assignments, next, onLine$ }) => {
    /** The correct submission that needs no celebration: it was there already, or has had it. */
    const celebrated = useSignal(submission?.verdict === "correct" ? submission.id : null);
    const said = submission === null ? null : verdictWords(words, submission, limits);
    return (
      <section
        class="verdict"
        data-testid="verdict"
        data-verdict={submission === null ? "none" : wordOf(submission)}
        data-tone={said?.tone}
        aria-label={words.verdict.label}
      >
        {/* Always there, so that what comes into it is read out: the first verdict of all as well. */}
        <div role="status" class="grid gap-1">
          {submission === null || said === null ? (
            <p class="text-soft">{words.verdict.none}</p>
          ) : (
            <>
              <p class="flex flex-wrap items-baseline justify-between gap-x-4">
                <strong class="verdict-headline">{said.headline}</strong>
                {submission.verdict === "correct" && submission.points !== null && (
                  <span class="font-semibold tabular-nums text-good">
                    {words.verdict.points(submission.points)}
                  </span>
                )}
              </p>
              <p class="max-w-[64ch]">{said.detail}</p>
              {submission.cached && !isOpen(submission) && (
                <p class="max-w-[64ch] text-sm text-soft">{words.verdict.cached}</p>
              )}
            </>
          )}
        </div>
        {submission !== null && said !== null && (
          <VerdictDetails
            submission={submission}
            limits={limits}
            relation={relation}
            course={course}
            assignments={assignments}
            next={next}
            onLine$={onLine$}
            aside={said.aside}
            celebrated={celebrated}
          />
        )}
      </section>
    );
  },
);

function wordOf({ status, verdict }: Submission): string {
  return (status === "graded" ? verdict : status) ?? "pending";
}
