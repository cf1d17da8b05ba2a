import {
  $,
  component$,
  type NoSerialize,
  type QRL,
  type Signal,
  useComputed$,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import type { Limits } from "../../../contract/limits.ts";
import type { Bench } from "../editor/bench.ts";
import { codeOf } from "../history/codes.ts";
import { type Against, sidesOf } from "../history/comparison.ts";
import { momentWords, type Reader } from "../history/when.ts";
import { words } from "../words/words.ts";
import { verdictWords } from "../verdict/verdict-words.ts";

/** Two programs need this much room to stand side by side. */
const SIDE_BY_SIDE = "(width >= 75rem)";

interface HistoryDetailProps {
  chosen: Submission;
  entries: readonly Submission[];
  isFirst: boolean;
  against: Signal<Against>;
  isPicking: Signal<boolean>;
  limits: Limits;
  bench: Signal<NoSerialize<Bench>>;
  reader: Reader;
  now: number;
  onBefore$: QRL<() => void>;
  onBack$: QRL<() => void>;
  onLoad$: QRL<(code: string) => void>;
}

/** One submission: its verdict, its code, and what differs between it and another text. */
export const HistoryDetail = component$<HistoryDetailProps>((props) => {
  const { chosen, entries, against, isPicking, limits, reader, now } = props;
  const heading = useSignal<HTMLElement>();
  const place = useSignal<HTMLElement>();
  const problem = useSignal<string | null>(null);
  const tried = useSignal(0);
  const said = useSignal("");
  const sides = sidesOf(chosen, against.value, entries);
  // A text, so that what is drawn stays when the list changes and the two do not.
  const pair = useComputed$(() => {
    const both = sidesOf(props.chosen, props.against.value, props.entries);
    if (both === null) {
      return `${props.chosen.id} `;
    }
    return `${both.older.id} ${both.newer === "editor" ? both.newer : both.newer.id}`;
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- where there is no room for two, the list went away and the focus with it
  useVisibleTask$(() => {
    if (document.activeElement === document.body || document.activeElement?.tagName === "DIALOG") {
      heading.value?.focus();
    }
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- code is loaded and drawn only when it is looked at
  useVisibleTask$(async (task) => {
    const [older = "", newer = ""] = task.track(pair).split(" ");
    task.track(tried);
    const parent = place.value;
    if (parent === undefined) {
      return;
    }
    const room = matchMedia(SIDE_BY_SIDE);
    let shown: { destroy: () => void } | null = null;
    let isOver = false;
    const listening = new AbortController();
    task.cleanup(() => {
      isOver = true;
      listening.abort();
      shown?.destroy();
    });
    problem.value = null;
    const [view, first, second] = await Promise.all([
      import("../history/code-view.ts").catch(() => null),
      codeOf(older),
      newer === "" || newer === "editor" ? null : codeOf(newer),
    ]);
    if (isOver) {
      return;
    }
    if (view === null || !first.ok || second?.ok === false) {
      const failed = [first, second].find((answer) => answer?.ok === false);
      problem.value = failed?.ok === false ? failed.problem.message : words.problems.offline;
      return;
    }
    const label = (id: string) =>
      words.history.codeOf(
        momentWords(
          props.entries.find((entry) => entry.id === id)?.createdAt ?? props.chosen.createdAt,
          props.now,
          props.reader,
        ),
      );
    const draw = () => {
      shown?.destroy();
      if (newer === "") {
        shown = view.showCode(parent, { code: first.data, label: label(older) });
        said.value = label(older);
        return;
      }
      const drawn = view.showDifferences(parent, {
        older: { code: first.data, label: label(older) },
        newer:
          second === null
            ? { code: props.bench.value?.code() ?? "", label: words.history.now }
            : { code: second.data, label: label(newer) },
        sideBySide: room.matches,
      });
      shown = drawn;
      said.value = words.history.differences(drawn.differences.removed, drawn.differences.added);
    };
    draw();
    room.addEventListener("change", draw, { signal: listening.signal });
  });

  const load = $(async () => {
    const code = await codeOf(chosen.id);
    if (code.ok) {
      await props.onLoad$(code.data);
    } else {
      problem.value = code.problem.message;
    }
  });

  const { tone, headline } = verdictWords(words, chosen, limits);
  const moment = (submission: Submission) => momentWords(submission.createdAt, now, reader);
  const isOther = against.value !== null && against.value !== "editor";
  const before = entries[entries.findIndex(({ id }) => id === chosen.id) + 1];
  const isBefore = isOther && (against.value as { id: string }).id === before?.id;
  return (
    <article class="history-detail" aria-labelledby="history-chosen">
      <button type="button" class="button-quiet history-back" onClick$={props.onBack$}>
        <span aria-hidden="true">‹</span> {words.history.all}
      </button>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div>
          <h3 id="history-chosen" ref={heading} tabIndex={-1} class="history-moment">
            {moment(chosen)}
          </h3>
          <p class="flex flex-wrap gap-x-3 text-sm">
            <span class="history-verdict" data-tone={tone}>
              {headline}
            </span>
            {chosen.points !== null && (
              <span class="tabular-nums text-soft">{words.verdict.points(chosen.points)}</span>
            )}
          </p>
        </div>
        <button type="button" class="button-plain" onClick$={load}>
          {words.history.load}
        </button>
      </div>
      <div role="group" aria-label={words.history.show} class="history-views">
        <button
          type="button"
          aria-pressed={against.value === null && !isPicking.value}
          onClick$={() => {
            against.value = null;
          }}
        >
          {words.history.code}
        </button>
        <button
          type="button"
          aria-pressed={isBefore && !isPicking.value}
          aria-disabled={props.isFirst}
          {...(props.isFirst ? { title: words.history.first } : {})}
          onClick$={props.onBefore$}
        >
          {words.history.before}
        </button>
        <button
          type="button"
          aria-pressed={against.value === "editor" && !isPicking.value}
          onClick$={() => {
            against.value = "editor";
          }}
        >
          {words.history.editor}
        </button>
        <button
          type="button"
          aria-pressed={isPicking.value || (isOther && !isBefore)}
          onClick$={() => {
            isPicking.value = true;
          }}
        >
          {words.history.another}
        </button>
      </div>
      {sides !== null && (
        <p class="history-sides">
          <span>
            <b aria-hidden="true">−</b> {words.history.from(moment(sides.older))}
          </span>
          <span>
            <b aria-hidden="true">+</b>{" "}
            {words.history.to(sides.newer === "editor" ? words.history.now : moment(sides.newer))}
          </span>
        </p>
      )}
      {/* Always there, so that what comes into it is read out. */}
      <p role="status" class={sides === null ? "sr-only" : "text-sm text-soft"}>
        {said.value}
      </p>
      {problem.value !== null && (
        <p role="alert" class="problem flex flex-wrap items-center justify-between gap-2">
          {problem.value}
          <button
            type="button"
            class="button-quiet"
            onClick$={() => {
              tried.value += 1;
            }}
          >
            {words.history.again}
          </button>
        </p>
      )}
      <div ref={place} class="history-code" />
    </article>
  );
});
