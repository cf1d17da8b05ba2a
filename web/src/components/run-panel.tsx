import { component$, type QRL } from "@builder.io/qwik";

import type { Limits } from "../../../contract/limits.ts";
import { viewWords } from "../run/run-words.ts";
import type { RunView } from "../run/runner.ts";
import { questionIn } from "../run/transcript.ts";
import { shownTests } from "../verdict/test-list.ts";
import { words } from "../words/words.ts";
import { LineLink } from "./line-link.tsx";
import { TestRow } from "./test-row.tsx";

/** The form that the program's input belongs to; the page's own form holds the code. */
export const INPUT_FORM_ID = "program-input";
export const INPUT_ID = "program-line";

interface RunPanelProps {
  view: RunView;
  /** Counts the runs of this page, so that no result of an earlier one stays open or closed. */
  run: number;
  /** Whether it asked for a line before: the place to type in then stays, for what is typed ahead. */
  hasAsked: boolean;
  limits: Limits;
  onLine$: QRL<(line: number) => void>;
  onEndInput$: QRL<() => void>;
}

/** What a program did that ran in the page: what it printed, then how the examples went. */
export const RunPanel = component$<RunPanelProps>(
  ({ view, run, hasAsked, limits, onLine$, onEndInput$ }) => {
    const said = viewWords(words, view, limits);
    const tests = shownTests(said.tests, said.feedback);
    const isAsking = view.state === "asking";
    const question = questionIn(view.pieces);
    return (
      <section
        class="verdict tried"
        data-testid="run"
        data-run={view.end?.kind ?? view.state}
        data-tone={said.tone}
        aria-label={words.run.label}
      >
        <div class="grid gap-1">
          <p class="flex flex-wrap items-baseline justify-between gap-x-4">
            <strong class="verdict-headline">{said.headline}</strong>
            <span class="text-sm text-soft">{words.run.notGraded}</span>
          </p>
          <p class="max-w-[64ch]">{said.detail}</p>
        </div>
        {(view.pieces.length > 0 || isAsking) && (
          <div class="console mt-4" data-testid="console">
            <h3 class="text-sm text-soft">{words.run.printed}</h3>
            <pre class="verdict-text" tabIndex={0} role="group" aria-label={words.run.printed}>
              {view.pieces.map(({ stream, text }, index) => (
                <span key={index} data-stream={stream}>
                  {text}
                </span>
              ))}
            </pre>
            {view.end === null && hasAsked && (
              <p class="console-input">
                <input
                  id={INPUT_ID}
                  name="line"
                  // An attribute that Qwik's types leave out.
                  {...{ form: INPUT_FORM_ID }}
                  aria-label={question === "" ? words.run.lineForProgram : question}
                  autocomplete="off"
                  autoCapitalize="off"
                  spellcheck={false}
                />
                <button type="submit" form={INPUT_FORM_ID} class="button-quiet">
                  {words.run.enter}
                </button>
                <button
                  type="button"
                  class="button-quiet"
                  title={words.run.endInputWhy}
                  onClick$={() => onEndInput$()}
                >
                  {words.run.endInput}
                </button>
              </p>
            )}
          </div>
        )}
        {said.feedback !== null && (
          <pre class="verdict-text mt-4 rounded-md bg-surface px-3 py-2.5">{said.feedback}</pre>
        )}
        {said.line !== null && (
          <p class="mt-2">
            <LineLink line={said.line} relation={null} onLine$={onLine$} />
          </p>
        )}
        {tests.length > 0 && (
          <div class="mt-4 rounded-lg bg-surface px-3">
            <h3 class="sr-only">{words.run.examples}</h3>
            {tests.map((shown) => (
              <TestRow
                key={`${run}-${shown.result.name}`}
                {...shown}
                relation={null}
                onLine$={onLine$}
              />
            ))}
          </div>
        )}
      </section>
    );
  },
);
