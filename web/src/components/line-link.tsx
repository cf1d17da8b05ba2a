import { component$, type QRL } from "@builder.io/qwik";

import { words } from "../words/words.ts";

interface LineLinkProps {
  /** Counted from 1. */
  line: number;
  onLine$: QRL<(line: number) => void>;
}

/** Leads from a result to the line of the student's own code that it is about. */
export const LineLink = component$<LineLinkProps>(({ line, onLine$ }) => (
  <button
    type="button"
    class="text-sm font-medium text-accent underline underline-offset-4"
    onClick$={() => onLine$(line)}
  >
    {words.verdict.goToLine(line)}
  </button>
));
