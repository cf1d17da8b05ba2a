import {
  $,
  noSerialize,
  type NoSerialize,
  type Signal,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { Assignment } from "../../../contract/api.ts";
import type { Loaded } from "../run/download.ts";
import type { Runner, RunView } from "../run/runner.ts";
import { RUN_BUTTON_ID } from "./run-button.tsx";
import { INPUT_ID } from "./run-panel.tsx";
import type { Work } from "./workbench.tsx";

export interface RunsOptions {
  work: Work;
  examples: Assignment["examples"];
  form: Signal<HTMLFormElement | undefined>;
}

/** Running the program of one working page in the page itself. */
export function useRuns({ work, examples, form }: RunsOptions) {
  const runner = useSignal<NoSerialize<Runner>>();
  const view = useSignal<RunView | null>(null);
  const count = useSignal(0);
  const hasAsked = useSignal(false);
  const loading = useSignal<Loaded | null>(null);

  // eslint-disable-next-line qwik/no-use-visible-task -- the place to type in is there only once it is drawn
  useVisibleTask$(({ track }) => {
    const state = track(() => view.value?.state);
    if (state === "asking") {
      const input = document.getElementById(INPUT_ID);
      input?.focus();
      input?.scrollIntoView({ block: "nearest" });
      hasAsked.value = true;
    }
    // The place to type in went, and the focus with it.
    if (state === "ended" && hasAsked.value && document.activeElement === document.body) {
      document.getElementById(RUN_BUTTON_ID)?.focus();
    }
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- a worker ends with its page
  useVisibleTask$((task) => {
    task.cleanup(() => runner.value?.close());
  });

  /** Python comes when it may be wanted soon, and never before. */
  const want = $(async () => {
    if (runner.value === undefined) {
      const { openRunner } = await import("../run/open-runner.ts");
      runner.value ??= noSerialize(openRunner({ view, loading }));
    }
  });

  /** As soon as the student comes near: unless they pay for each byte, and then when they run. */
  const wantSoon = $(async () => {
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    if (connection?.saveData !== true) {
      // A mere pointer gets no complaint about the network: who runs a program does.
      await want().catch(() => undefined);
    }
  });

  const run = $(async () => {
    await want();
    const field = form.value?.elements.namedItem("code");
    if (field instanceof HTMLTextAreaElement) {
      count.value += 1;
      hasAsked.value = false;
      runner.value?.run({
        module: work.module,
        code: field.value,
        examples: examples.map(({ name, source }) => ({ path: `examples/${name}`, source })),
        limits: work.limits,
      });
    }
  });

  const stop = $(() => runner.value?.stop());

  /** A line for the program that asks, or null when it gets no more. */
  const answer = $((line: string | null) => runner.value?.answer(line));

  /** What was typed into the form of the program that asks. */
  const typed = $(async (inputs: HTMLFormElement) => {
    const input = inputs.elements.namedItem("line");
    // A line that is typed ahead stays until it is asked for.
    if (input instanceof HTMLInputElement && view.value?.state === "asking") {
      const { value } = input;
      input.value = "";
      await answer(value);
    }
  });

  /** Takes what was tried out of the page. */
  const clear = $(() => {
    runner.value?.stop();
    view.value = null;
  });

  return { view, count, hasAsked, loading, wantSoon, run, stop, answer, typed, clear };
}
