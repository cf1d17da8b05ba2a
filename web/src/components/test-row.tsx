import { component$, isServer, type QRL, type Signal, useSignal } from "@builder.io/qwik";

import type { TestResult } from "../../../contract/verdict.ts";
import type { CodeRelation } from "../verdict/sent-code.ts";
import type { ShownTest } from "../verdict/test-list.ts";
import { words } from "../words/words.ts";
import { TestDetails } from "./test-details.tsx";

const LOOKS: Record<TestResult["outcome"], { sign: string; colour: string }> = {
  passed: { sign: "M3 8.5l3.2 3.2L13 5", colour: "text-good" },
  failed: { sign: "M4 4l8 8M12 4l-8 8", colour: "text-not-yet" },
  error: { sign: "M8 3v6M8 12.2v.3", colour: "text-not-yet" },
  not_run: { sign: "M4 8h8", colour: "text-soft" },
};

interface TestRowProps extends ShownTest {
  /** Null for the very text in the editor. Followed only where it is shown. */
  relation: Readonly<Signal<CodeRelation>> | null;
  onLine$: QRL<(line: number) => void>;
}

/** One test: its outcome in a line, and behind it what was expected, what came, and what was printed. */
export const TestRow = component$<TestRowProps>((props) => {
  const { result, label, message, open, relation, onLine$ } = props;
  /** Of many closed ones nobody opens most. Where no script runs, all have to be there. */
  const wasOpened = useSignal(isServer);
  const { sign, colour } = LOOKS[result.outcome];
  return (
    <details
      open={open}
      class="test-row"
      data-outcome={result.outcome}
      onToggle$={() => {
        wasOpened.value = true;
      }}
    >
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
      {(open || wasOpened.value) && (
        <TestDetails result={result} message={message} relation={relation} onLine$={onLine$} />
      )}
    </details>
  );
});
