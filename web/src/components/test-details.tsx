import { component$, type QRL, type Signal } from "@builder.io/qwik";

import type { TestResult } from "../../../contract/verdict.ts";
import type { CodeRelation } from "../verdict/sent-code.ts";
import { words } from "../words/words.ts";
import { LineLink } from "./line-link.tsx";
import { ValueDiff } from "./value-diff.tsx";

interface TestDetailsProps {
  result: TestResult;
  message: string | null;
  /** Null for the very text in the editor. Followed only where it is shown. */
  relation: Readonly<Signal<CodeRelation>> | null;
  onLine$: QRL<(line: number) => void>;
}

/** All that is known of one test beyond its outcome. */
export const TestDetails = component$<TestDetailsProps>(
  ({ result, message, relation, onLine$ }) => (
    <div class="grid gap-3 pb-4 pl-6.5">
      {message !== null && <pre class="verdict-text">{message}</pre>}
      {(result.expected !== null || result.actual !== null) && (
        <ValueDiff expected={result.expected} actual={result.actual} />
      )}
      {result.output !== null && result.output !== "" && (
        <div>
          <p class="text-sm text-soft">{words.tests.printed}</p>
          <pre
            class="verdict-text value printed mt-1"
            tabIndex={0}
            role="group"
            aria-label={words.tests.printed}
          >
            {result.output}
          </pre>
        </div>
      )}
      {result.line !== null && (
        <p>
          <LineLink line={result.line} relation={relation} onLine$={onLine$} />
        </p>
      )}
      <p class="font-mono text-xs break-all text-soft">{result.name}</p>
    </div>
  ),
);
