import {
  $,
  component$,
  type NoSerialize,
  type Signal,
  sync$,
  useContext,
  useSignal,
  useTask$,
} from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";

import { lineFeeds } from "../draft/line-feeds.ts";
import type { Bench } from "../editor/bench.ts";
import { type History, servedHistory, totalOf, withSubmission } from "../history/history-list.ts";
import { LiveContext } from "../live/live-context.ts";
import { words } from "../words/words.ts";
import { HistorySheet } from "./history-sheet.tsx";
import type { Work } from "./workbench.tsx";

interface HistoryToolsProps {
  work: Work;
  bench: Signal<NoSerialize<Bench>>;
  /** The text that took the place of the student's, while it stands there untouched. */
  replacedBy: Signal<string | null>;
}

/** The ways back to earlier text: the submissions, the starter, and undo of what they replaced. */
export const HistoryTools = component$<HistoryToolsProps>(({ work, bench, replacedBy }) => {
  const live = useContext(LiveContext);
  const { url } = useLocation();
  const history = useSignal<History>(servedHistory(work.latest, work.submissionCount));
  const sheet = useSignal<HTMLDialogElement>();
  const isOpen = useSignal(false);
  const note = useSignal<string | null>(null);

  useTask$(({ track }) => {
    const latest = track(() => live.state.latest[work.id]);
    if (latest !== undefined) {
      history.value = withSubmission(history.value, latest);
    }
  });

  useTask$(({ track }) => {
    if (track(replacedBy) !== null) {
      note.value = null;
    }
  });

  const reset = $(() => {
    const ready = bench.value;
    if (ready === undefined) {
      note.value = words.history.notReady;
      return;
    }
    const isStarter = ready.code() === lineFeeds(work.starter);
    note.value = isStarter && replacedBy.value === null ? words.history.isStarter : null;
    ready.replace(work.starter);
  });

  const load = $((code: string) => {
    sheet.value?.close();
    bench.value?.replace(code);
    bench.value?.editor().focus();
  });

  return (
    <>
      <div class="flex flex-wrap">
        <a
          href={`${url.pathname}/submissions`}
          class="button-quiet"
          aria-haspopup="dialog"
          onClick$={[
            // A new tab or window is still to be had.
            sync$((event: MouseEvent) => {
              if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
                event.preventDefault();
              }
            }),
            $((event: MouseEvent) => {
              if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
                isOpen.value = true;
                sheet.value?.showModal();
              }
            }),
          ]}
        >
          {words.history.open(totalOf(history.value))}
        </a>
        <button
          type="button"
          class="button-quiet needs-script"
          title={words.history.resetTitle}
          onClick$={reset}
        >
          {words.history.reset}
        </button>
      </div>
      {/* Always there, so that what comes into it is read out. */}
      <div role="status" class="replaced-note" data-testid="replaced">
        {replacedBy.value !== null ? (
          <>
            <p>
              {replacedBy.value === lineFeeds(work.starter)
                ? words.history.replacedByStarter
                : words.history.replacedBySubmission}
            </p>
            <button type="button" class="button-quiet" onClick$={() => bench.value?.bringBack()}>
              {words.history.undo}
            </button>
          </>
        ) : (
          note.value !== null && <p>{note.value}</p>
        )}
      </div>
      <dialog
        ref={sheet}
        class="history-sheet"
        aria-labelledby="history-title"
        onClose$={() => {
          isOpen.value = false;
        }}
      >
        <div class="history-head">
          {/* The first to have the focus: its name is what a reader hears first. */}
          <h2 id="history-title" tabIndex={-1} autoFocus class="text-lg font-semibold">
            {words.history.title}{" "}
            <span class="ml-1 text-base font-normal tabular-nums text-soft">
              {totalOf(history.value)}
            </span>
          </h2>
          <button type="button" class="button-quiet" onClick$={() => sheet.value?.close()}>
            {words.history.close}
          </button>
        </div>
        {isOpen.value && (
          <HistorySheet work={work} bench={bench} history={history} onLoad$={load} />
        )}
      </dialog>
    </>
  );
});
