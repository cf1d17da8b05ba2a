import { component$, type QRL, type Signal } from "@builder.io/qwik";

import type { CodeRelation } from "../verdict/sent-code.ts";
import { words } from "../words/words.ts";

interface LineLinkProps {
  /** Counted from 1. */
  line: number;
  /** How the code in the editor stands to the code that has this line; null for the very same. */
  relation: Readonly<Signal<CodeRelation>> | null;
  onLine$: QRL<(line: number) => void>;
}

/**
 * Leads from a result to the line of the student's own code that it is about. In another text the line
 * of that number is another, and without script nothing leads anywhere: there it is only named.
 */
export const LineLink = component$<LineLinkProps>(({ line, relation, onLine$ }) => {
  const isHere = relation === null || relation.value === "same";
  return (
    <>
      {isHere && (
        <button
          type="button"
          class="needs-script text-sm font-medium text-accent underline underline-offset-4"
          onClick$={() => onLine$(line)}
        >
          {words.verdict.goToLine(line)}
        </button>
      )}
      <span class={["text-sm text-soft", { "without-script": isHere }]}>
        {words.verdict.lineOfSubmitted(line)}
      </span>
    </>
  );
});
