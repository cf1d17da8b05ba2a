import {
  component$,
  isServer,
  type QRL,
  type Signal,
  useSignal,
  useTask$,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { CodeRelation } from "../verdict/sent-code.ts";
import type { ShownTest } from "../verdict/test-list.ts";
import { words } from "../words/words.ts";
import { TestRow } from "./test-row.tsx";

/** More than fit on a screen. The verdict does not wait for the others to be drawn. */
const AT_FIRST = 15;

interface TestListProps {
  tests: readonly ShownTest[];
  submissionId: string;
  /** True while tests come in one by one. */
  isOpen: boolean;
  relation: Readonly<Signal<CodeRelation>>;
  onLine$: QRL<(line: number) => void>;
}

/** One line per test. */
export const TestList = component$<TestListProps>((props) => {
  const { tests, submissionId, relation, onLine$ } = props;
  const count = useSignal(isServer ? Infinity : AT_FIRST);

  useTask$(({ track }) => {
    track(() => `${props.submissionId} ${props.isOpen}`);
    if (!isServer) {
      count.value = AT_FIRST;
    }
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- the others follow when the first are painted
  useVisibleTask$((task) => {
    task.track(() => `${props.submissionId} ${props.isOpen}`);
    const frame = requestAnimationFrame(() => {
      setTimeout(() => {
        count.value = Infinity;
      });
    });
    task.cleanup(() => cancelAnimationFrame(frame));
  });

  return (
    <div class="mt-4 rounded-lg bg-surface px-3">
      <h3 class="sr-only">{words.tests.title}</h3>
      {tests.slice(0, count.value).map((shown) => (
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
