import { component$, type QRL } from "@builder.io/qwik";

import type { TestResult } from "../../../contract/verdict.ts";
import type { ShownTest } from "../verdict/test-list.ts";
import { words } from "../words/words.ts";
import { LineLink } from "./line-link.tsx";
import { ValueDiff } from "./value-diff.tsx";

const LOOKS: Record<TestResult["outcome"], { sign: string; colour: string }> = {
  passed: { sign: "M3 8.5l3.2 3.2L13 5", colour: "text-good" },
  failed: { sign: "M4 4l8 8M12 4l-8 8", colour: "text-not-yet" },
  error: { sign: "M8 3v6M8 12.2v.3", colour: "text-not-yet" },
  not_run: { sign: "M4 8h8", colour: "text-soft" },
};

interface TestRowProps extends ShownTest {
  onLine$: QRL<(line: number) => void>;
}

/** One test: its outcome in a line, and behind it what was expected, what came, and what was printed. */
export const TestRow = component$<TestRowProps>(({ result, label, message, open, onLine$ }) => {
  const { sign, colour } = LOOKS[result.outcome];
  return (
    <details open={open} class="test-row" data-outcome={result.outcome}>
      <summary>
        <svg
          viewBox="0 0 16 16"
          class={["mt-1 size-4 flex-none self-start", colour]}
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          stroke-width="2.2"
          stroke-linecap="round"
          stroke-linejoin="round"
        >
          <path d={sign} />
        </svg>
        <span class="min-w-0 flex-1">{label}</span>
        <span class={["flex-none text-sm", colour]}>{words.tests.outcomes[result.outcome]}</span>
      </summary>
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
              role="region"
              aria-label={words.tests.printed}
            >
              {result.output}
            </pre>
          </div>
        )}
        {result.line !== null && (
          <p>
            <LineLink line={result.line} onLine$={onLine$} />
          </p>
        )}
        <p class="font-mono text-xs break-all text-soft">{result.name}</p>
      </div>
    </details>
  );
});
