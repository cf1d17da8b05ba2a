import { component$, type QRL, useSignal, useVisibleTask$ } from "@builder.io/qwik";

import type { Conflict } from "../editor/bench.ts";
import { momentWords } from "../draft/moment-words.ts";
import { words } from "../words/words.ts";

interface DraftConflictProps {
  /** Null while there is nothing to choose. */
  conflict: Conflict | null;
  onKeepMine$: QRL<() => void>;
  onTakeTheirs$: QRL<() => void>;
}

/** Two devices changed one text: shows both, and asks which one to go on with. */
export const DraftConflict = component$<DraftConflictProps>(
  ({ conflict, onKeepMine$, onTakeTheirs$ }) => (
    <>
      {/* Always there, so that what comes into it is read out. */}
      <div role="status">
        {conflict !== null && (
          <p class="px-4 pt-1 font-semibold text-not-yet">
            {words.save.conflict}
            {!conflict.isKept && <span>. {words.draft.onlyHere}</span>}
          </p>
        )}
      </div>
      {conflict !== null && (
        <section
          class="draft-conflict"
          data-testid="draft-conflict"
          aria-label={words.save.conflict}
        >
          <p class="max-w-[64ch]">{words.draft.nothingLost}</p>
          <p class="flex flex-wrap gap-2">
            <button type="button" class="button-plain" onClick$={() => onKeepMine$()}>
              {words.draft.keepMine}
            </button>
            <button type="button" class="button-plain" onClick$={() => onTakeTheirs$()}>
              {words.draft.takeTheirs}
            </button>
          </p>
          <ul class="flex flex-wrap gap-x-6">
            <li>
              {words.draft.mine(conflict.typedAt === null ? null : momentWords(conflict.typedAt))}
              {": "}
              <span class="text-good">
                <b>+</b> {words.draft.onlyMine}
              </span>
            </li>
            <li>
              {words.draft.theirs(momentWords(conflict.savedAt))}
              {": "}
              <span class="text-not-yet">
                <b>−</b> {words.draft.onlyTheirs}
              </span>
            </li>
          </ul>
          <Difference mine={conflict.mine} theirs={conflict.theirs} />
        </section>
      )}
    </>
  ),
);

interface DifferenceProps {
  mine: string;
  theirs: string;
}

/** What differs; the other text as it is where that cannot be loaded. */
const Difference = component$<DifferenceProps>((props) => {
  const mount = useSignal<HTMLElement>();
  const isMissing = useSignal(false);

  // eslint-disable-next-line qwik/no-use-visible-task -- it is drawn by an editor, which is loaded when it is seen
  useVisibleTask$(async (task) => {
    const older = { code: task.track(() => props.theirs), label: words.draft.differs };
    const newer = { code: task.track(() => props.mine), label: words.draft.differs };
    if (mount.value === undefined) {
      return;
    }
    try {
      const { showDifferences } = await import("../history/code-view.ts");
      const shown = showDifferences(mount.value, { older, newer, sideBySide: false });
      task.cleanup(() => shown.destroy());
    } catch {
      isMissing.value = true;
    }
  });

  return (
    <>
      <div ref={mount} class="difference" />
      {isMissing.value && (
        <div>
          <p>{words.draft.noDifference}</p>
          <pre class="difference">{props.theirs}</pre>
        </div>
      )}
    </>
  );
});
