import {
  component$,
  noSerialize,
  type NoSerialize,
  type QRL,
  useSignal,
  useVisibleTask$,
} from "@builder.io/qwik";

import type { Conflict } from "../editor/bench.ts";
import type { DiffView } from "../editor/diff-view.ts";
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
          <p class="px-4 pt-1 font-semibold text-not-yet">{words.save.conflict}</p>
        )}
      </div>
      {conflict !== null && (
        <section
          class="grid gap-2 px-4 pb-3 text-sm"
          data-testid="draft-conflict"
          aria-label={words.save.conflict}
        >
          <p class="max-w-[64ch]">{words.draft.nothingLost}</p>
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
          <p class="flex flex-wrap gap-2">
            <button type="button" class="button-plain" onClick$={() => onKeepMine$()}>
              {words.draft.keepMine}
            </button>
            <button type="button" class="button-plain" onClick$={() => onTakeTheirs$()}>
              {words.draft.takeTheirs}
            </button>
          </p>
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
  const view = useSignal<NoSerialize<DiffView>>();
  const isMissing = useSignal(false);

  // eslint-disable-next-line qwik/no-use-visible-task -- it is drawn by an editor, which is loaded when it is seen
  useVisibleTask$(async ({ track }) => {
    const mine = track(() => props.mine);
    const theirs = track(() => props.theirs);
    if (mount.value === undefined) {
      return;
    }
    try {
      const { createDiffView } = await import("../editor/diff-view.ts");
      view.value ??= noSerialize(createDiffView(mount.value, words.draft.differs));
      view.value?.show(theirs, mine);
    } catch {
      isMissing.value = true;
    }
  });

  // eslint-disable-next-line qwik/no-use-visible-task -- ends with what the one before began
  useVisibleTask$((task) => {
    task.cleanup(() => view.value?.close());
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
