import {
  $,
  component$,
  type NoSerialize,
  type QRL,
  type Signal,
  useComputed$,
  useContext,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { Bench } from "../editor/bench.ts";
import { focusWhenShown } from "../frame/focus-when-shown.ts";
import { type Against, beforeIt } from "../history/comparison.ts";
import type { History } from "../history/history-list.ts";
import { loadFirst, loadOlder } from "../history/load-history.ts";
import { readerHere } from "../history/reader.ts";
import { LiveContext } from "../live/live-context.ts";
import { words } from "../words/words.ts";
import { HistoryDetail } from "./history-detail.tsx";
import { HistoryList } from "./history-list.tsx";
import type { Work } from "./workbench.tsx";

const MINUTE_MS = 60_000;

interface HistorySheetProps {
  work: Work;
  bench: Signal<NoSerialize<Bench>>;
  history: Signal<History>;
  /** Puts a program into the editor, and ends this. */
  onLoad$: QRL<(code: string) => void>;
}

/** The submissions of an assignment, and the one that was chosen; drawn only while it is open. */
export const HistorySheet = component$<HistorySheetProps>(({ work, bench, history, onLoad$ }) => {
  const live = useContext(LiveContext);
  const isLoading = useSignal(false);
  const problem = useSignal<string | null>(null);
  const chosenId = useSignal<string | null>(null);
  const against = useSignal<Against>(null);
  const isPicking = useSignal(false);
  const now = useSignal(Date.now());
  const reader = useSignal(readerHere());

  const options = { live, assignmentId: work.id, history, isLoading, problem };
  const older = $(() => loadOlder(options));

  // A text, which changes only when one is new, and not with every page that comes in.
  const newest = useComputed$(() => history.value.entries[0]?.id ?? "");

  // eslint-disable-next-line qwik/no-use-visible-task -- what was missed is asked for when one is seen that is new
  useVisibleTask$(async (task) => {
    task.track(newest);
    now.value = Date.now();
    await loadFirst(options);
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- "5 minutes ago" must not stand there for an hour
  useVisibleTask$((task) => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, MINUTE_MS);
    task.cleanup(() => clearInterval(timer));
  });

  const choose = $((id: string) => {
    if (isPicking.value) {
      isPicking.value = false;
      against.value = id === chosenId.value ? null : { id };
    } else {
      chosenId.value = id;
      against.value = null;
    }
  });

  const compareWithBefore = $(async () => {
    if (beforeChosen(history.value, chosenId.value) === undefined) {
      await loadOlder(options);
    }
    const before = beforeChosen(history.value, chosenId.value);
    if (before) {
      against.value = { id: before.id };
    }
  });

  const back = $(() => {
    const id = chosenId.value;
    if (isPicking.value) {
      // The button that had the focus goes with what it ended.
      isPicking.value = false;
    } else {
      chosenId.value = null;
    }
    focusWhenShown(`entry-${id}`);
  });

  const { entries, cursor } = history.value;
  const chosen = entries.find(({ id }) => id === chosenId.value);
  return (
    <div class="history" data-pane={chosen === undefined || isPicking.value ? "list" : "detail"}>
      <div class="history-list-pane">
        {isPicking.value && (
          <div role="status" class="history-picking">
            <p>{words.history.pick}</p>
            <button type="button" class="button-quiet" onClick$={back}>
              {words.history.stopPicking}
            </button>
          </div>
        )}
        <HistoryList
          history={history}
          isLoading={isLoading}
          problem={problem.value}
          chosenId={chosenId.value}
          comparedId={
            against.value !== null && against.value !== "editor" ? against.value.id : null
          }
          limits={work.limits}
          reader={reader.value}
          now={now.value}
          onChoose$={choose}
          onOlder$={older}
        />
      </div>
      <div class="history-detail-pane">
        {chosen === undefined ? (
          entries.length > 0 && <p class="p-4 text-soft">{words.history.choose}</p>
        ) : (
          <HistoryDetail
            key={chosen.id}
            chosen={chosen}
            entries={entries}
            isFirst={beforeIt(chosen, entries, cursor) === null}
            against={against}
            isPicking={isPicking}
            limits={work.limits}
            bench={bench}
            reader={reader.value}
            now={now.value}
            onBefore$={compareWithBefore}
            onBack$={back}
            onLoad$={onLoad$}
          />
        )}
      </div>
    </div>
  );
});

/** The submission before the chosen one; undefined while more has to be loaded to know. */
function beforeChosen({ entries, cursor }: History, chosenId: string | null) {
  const found = entries.find(({ id }) => id === chosenId);
  return found && beforeIt(found, entries, cursor);
}
