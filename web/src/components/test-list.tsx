import {
  component$,
  isServer,
  type QRL,
  type Signal,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { CodeRelation } from "../verdict/sent-code.ts";
import type { ShownTest } from "../verdict/test-list.ts";
import { words } from "../words/words.ts";
import { TestRow } from "./test-row.tsx";

interface TestListProps {
  tests: readonly ShownTest[];
  submissionId: string;
  relation: Readonly<Signal<CodeRelation>>;
  onLine$: QRL<(line: number) => void>;
}

/** One line per test. They follow the verdict in the frame after it, which waits for none of them. */
export const TestList = component$<TestListProps>((props) => {
  const { tests, submissionId, relation, onLine$ } = props;
  const shownOf = useSignal(isServer ? submissionId : null);

  // eslint-disable-next-line qwik/no-use-visible-task -- what is waited for is the browser's paint
  useVisibleTask$(
    (task) => {
      const id = task.track(() => props.submissionId);
      const frame = requestAnimationFrame(() => {
        setTimeout(() => {
          shownOf.value = id;
        });
      });
      task.cleanup(() => cancelAnimationFrame(frame));
    },
    { strategy: "document-ready" },
  );

  return (
    <div class="mt-4 rounded-lg bg-surface px-3">
      <h3 class="sr-only">{words.tests.title}</h3>
      {shownOf.value === submissionId &&
        tests.map((shown) => (
          <TestRow
            key={`${submissionId}-${shown.result.name}`}
            {...shown}
            relation={relation}
            onLine$={onLine$}
          />
        ))}
    </div>
  );
});
