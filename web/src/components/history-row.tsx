import { component$ } from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import type { Limits } from "../../../contract/limits.ts";
import { agoWords, type Reader, timeWords } from "../history/when.ts";
import { verdictWords } from "../verdict/verdict-words.ts";
import { words } from "../words/words.ts";

interface HistoryRowProps {
  entry: Submission;
  limits: Limits;
  reader: Reader;
  now: number;
}

/** When one submission was sent and what became of it. */
export const HistoryRow = component$<HistoryRowProps>(({ entry, limits, reader, now }) => {
  const { tone, headline } = verdictWords(words, entry, limits);
  const ago = agoWords(entry.createdAt, now, reader);
  const passed = entry.tests.filter(({ outcome }) => outcome === "passed").length;
  const facts = [
    entry.tests.length > 0 && words.history.passed(passed, entry.tests.length),
    entry.verdict === "correct" && entry.points !== null && words.verdict.points(entry.points),
  ].filter((fact) => fact !== false);
  return (
    <>
      <span class="flex items-baseline justify-between gap-3">
        <span class="history-verdict" data-tone={tone}>
          {headline}
        </span>
        <time dateTime={entry.createdAt} class="flex-none text-sm tabular-nums text-soft">
          {timeWords(entry.createdAt, reader)}
        </time>
      </span>
      <span class="flex justify-between gap-3 text-sm tabular-nums text-soft">
        <span>{facts.join(" · ")}</span>
        <span class="flex-none">{ago}</span>
      </span>
    </>
  );
});
