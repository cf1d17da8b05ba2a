import {
  noSerialize,
  type NoSerialize,
  type Signal,
  useContext,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { SaveState } from "../draft/draft-keeper.ts";
import type { Bench, Conflict } from "../editor/bench.ts";
import { LiveContext } from "../live/live-context.ts";
import { SettingsContext } from "../settings/settings-context.ts";
import { isChanged, type SentCode } from "../verdict/sent-code.ts";
import type { Work } from "./workbench.tsx";

export interface UseBenchOptions {
  work: Work;
  /** Its field `code` holds the text. */
  form: Signal<HTMLFormElement | undefined>;
  /** What was submitted, that the text is compared with. */
  sent: Signal<SentCode | null>;
  problem: Signal<string | null>;
  waitSeconds: Signal<number>;
}

/** The student's text on one working page, from the first script until the page is left. */
export function useBench({ work, form, sent, problem, waitSeconds }: UseBenchOptions) {
  const live = useContext(LiveContext);
  const settings = useContext(SettingsContext);
  const bench = useSignal<NoSerialize<Bench>>();
  const save = useSignal<SaveState>(work.draft === null ? "untouched" : "saved");
  const changed = useSignal(isChanged(sent.value, work.draft ?? work.starter));
  const others = useSignal(0);
  const conflict = useSignal<Conflict | null>(null);
  const replacedBy = useSignal<string | null>(null);

  // eslint-disable-next-line qwik/no-use-visible-task -- the text is kept in this browser, so the browser must say what it has
  useVisibleTask$(
    async (task) => {
      const field = form.value?.elements.namedItem("code");
      if (!(field instanceof HTMLTextAreaElement)) {
        return;
      }
      // Said before anything is waited for: what is said to a page that was left goes unheard.
      let opened: Bench | null = null;
      let isOver = false;
      task.cleanup(() => {
        isOver = true;
        opened?.close();
      });
      const { arrive, openBench, sendUnsent } = await import("../editor/open-bench.ts");
      if (live.userId !== null) {
        await arrive(live.userId);
      }
      if (isOver) {
        return;
      }
      const { keys } = settings;
      const shown = { save, sent, problem, waitSeconds, changed, others, conflict, replacedBy };
      opened = openBench({ work, field, keys, live, ...shown });
      bench.value = noSerialize(opened);
      await sendUnsent({ work, field, live, sent, changed, problem, waitSeconds });
    },
    { strategy: "document-ready" },
  );

  return { bench, save, changed, others, conflict, replacedBy };
}
