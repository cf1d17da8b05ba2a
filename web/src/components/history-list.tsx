import {
  component$,
  type QRL,
  type Signal,
  sync$,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { Limits } from "../../../contract/limits.ts";
import { byDay, type History } from "../history/history-list.ts";
import { dayOf, dayWords, type Reader } from "../history/when.ts";
import { words } from "../words/words.ts";
import { HistoryRow } from "./history-row.tsx";

/** Older ones are asked for before the end comes into sight. */
const AHEAD = "800px";

interface HistoryListProps {
  history: Signal<History>;
  isLoading: Signal<boolean>;
  problem: string | null;
  chosenId: string | null;
  /** The one that the chosen one is compared with. */
  comparedId: string | null;
  limits: Limits;
  reader: Reader;
  now: number;
  onChoose$: QRL<(id: string) => void>;
  onOlder$: QRL<() => void>;
}

/** All submissions, day by day; goes on loading as it is scrolled. */
export const HistoryList = component$<HistoryListProps>((props) => {
  const { history, isLoading, problem, chosenId, comparedId, reader, now } = props;
  const list = useSignal<HTMLElement>();
  const more = useSignal<HTMLElement>();

  // eslint-disable-next-line qwik/no-use-visible-task -- only the browser knows how far it is scrolled
  useVisibleTask$((task) => {
    const cursor = task.track(() => history.value.cursor);
    const end = task.track(more);
    // What failed is tried again by whoever presses the button.
    const isReady = task.track(() => !isLoading.value && props.problem === null);
    if (end === undefined || typeof cursor !== "string" || !isReady) {
      return;
    }
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) {
          void props.onOlder$();
        }
      },
      { root: list.value ?? null, rootMargin: AHEAD },
    );
    observer.observe(end);
    task.cleanup(() => observer.disconnect());
  });

  const { entries, cursor } = history.value;
  const reached = chosenId ?? entries[0]?.id;
  if (entries.length === 0 && cursor === null) {
    return <p class="p-4 text-soft">{words.history.none}</p>;
  }
  return (
    <div
      ref={list}
      class="history-list"
      onKeyDown$={sync$((event: KeyboardEvent, place: HTMLElement) => {
        const rows = [...place.querySelectorAll<HTMLElement>("[data-entry]")];
        const at = rows.findIndex((row) => row === document.activeElement);
        const next = {
          ArrowDown: rows[at + 1],
          ArrowUp: rows[at - 1],
          Home: rows[0],
          End: rows[rows.length - 1],
        }[event.key];
        if (at >= 0 && next !== undefined) {
          event.preventDefault();
          next.focus();
        }
      })}
    >
      <p id="history-keys" class="sr-only">
        {words.history.keys}
      </p>
      {byDay(entries, (entry) => dayOf(entry.createdAt, reader)).map(({ day, of }) => (
        <section key={day}>
          <h3 class="history-day">{dayWords(of[0]?.createdAt ?? day, now, reader)}</h3>
          <ol>
            {of.map((entry) => (
              <li key={entry.id}>
                <button
                  id={`entry-${entry.id}`}
                  type="button"
                  class="history-row"
                  data-entry={entry.id}
                  data-compared={entry.id === comparedId ? "" : undefined}
                  aria-current={entry.id === chosenId ? "true" : undefined}
                  aria-describedby="history-keys"
                  // One stop for all: the arrow keys go from there.
                  tabIndex={entry.id === reached ? 0 : -1}
                  onClick$={() => props.onChoose$(entry.id)}
                >
                  <HistoryRow entry={entry} limits={props.limits} reader={reader} now={now} />
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {problem !== null && (
        <p role="alert" class="problem">
          {problem}
        </p>
      )}
      {cursor !== null && (
        <button
          ref={more}
          type="button"
          class="button-quiet m-2"
          aria-disabled={isLoading.value}
          onClick$={() => props.onOlder$()}
        >
          {isLoading.value
            ? words.history.loading
            : problem === null
              ? words.history.older
              : words.history.again}
        </button>
      )}
    </div>
  );
});
