import { component$, type QRL } from "@builder.io/qwik";

import type { TestResult } from "../../../contract/verdict.ts";
import type { ShownTest } from "../verdict/test-list.ts";
import { LineLink } from "./line-link.tsx";

const OUTCOMES: Record<TestResult["outcome"], { word: string; sign: string; colour: string }> = {
  passed: { word: "passed", sign: "M3 8.5l3.2 3.2L13 5", colour: "text-good" },
  failed: { word: "did not pass", sign: "M4 4l8 8M12 4l-8 8", colour: "text-not-yet" },
  error: { word: "stopped with an error", sign: "M8 3v6M8 12.2v.3", colour: "text-not-yet" },
  not_run: { word: "was not run", sign: "M4 8h8", colour: "text-soft" },
};

interface TestRowProps extends ShownTest {
  onLine$: QRL<(line: number) => void>;
}

/** One test: its outcome in a line, and behind it what was expected, what came, and what was printed. */
export const TestRow = component$<TestRowProps>(({ result, label, message, open, onLine$ }) => {
  const { word, sign, colour } = OUTCOMES[result.outcome];
  return (
    <details
      open={open}
      class="group border-t border-line first-of-type:border-t-0"
      data-outcome={result.outcome}
    >
      <summary class="flex items-baseline gap-2.5 py-2 text-[0.9375rem]">
        <svg
          viewBox="0 0 16 16"
          class={["size-4 flex-none self-center", colour]}
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
        <span class={["flex-none text-sm", colour]}>{word}</span>
      </summary>
      <div class="grid gap-3 pb-4 pl-6.5">
        {message !== null && <pre class="verdict-text">{message}</pre>}
        {(result.expected !== null || result.actual !== null) && (
          <dl class="grid gap-2 sm:grid-cols-[auto_1fr] sm:gap-x-4">
            {result.expected !== null && <Value term="Expected" text={result.expected} />}
            {result.actual !== null && <Value term="Your code gave" text={result.actual} />}
          </dl>
        )}
        {result.output !== null && result.output !== "" && (
          <div>
            <p class="text-sm text-soft">Your code printed</p>
            <pre class="verdict-text mt-1 rounded-md bg-sunken px-2.5 py-2">{result.output}</pre>
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

const Value = component$<{ term: string; text: string }>(({ term, text }) => (
  <>
    <dt class="pt-1 text-sm text-soft">{term}</dt>
    <dd>
      <pre class="verdict-text rounded-md bg-sunken px-2.5 py-1">{text}</pre>
    </dd>
  </>
));
