import { $, component$, useContext, useSignal } from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import { LiveContext } from "../live/live-context.ts";
import { regradeWords } from "../verdict/regrade-words.ts";
import { words } from "../words/words.ts";

interface RegradeButtonProps {
  submission: Submission;
}

/** Asks for a second look at a verdict that a busy machine might have caused. */
export const RegradeButton = component$<RegradeButtonProps>(({ submission }) => {
  const live = useContext(LiveContext);
  const asking = useSignal(false);
  const problem = useSignal<string | null>(null);
  const { id, regradableAt } = submission;

  const ask = $(async () => {
    if (asking.value) {
      return;
    }
    asking.value = true;
    const { regrade } = await import("../live/regrade.ts");
    problem.value = await regrade(live, id);
    asking.value = false;
  });

  if (regradableAt === null) {
    return null;
  }
  const waits = regradeWords(words, regradableAt, Date.now());
  return (
    <div class="mt-4 grid justify-items-start gap-2">
      {waits === null ? (
        <button
          type="button"
          class="button-plain needs-script"
          aria-disabled={asking.value}
          onClick$={ask}
        >
          {words.verdict.regrade}
        </button>
      ) : (
        <p class="text-sm text-soft">{waits}</p>
      )}
      {waits === null && <p class="needs-script text-sm text-soft">{words.verdict.regradeWhy}</p>}
      <div role="alert">{problem.value !== null && <p class="problem">{problem.value}</p>}</div>
    </div>
  );
});
