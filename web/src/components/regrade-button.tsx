import { $, component$, useContext, useSignal } from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import { LiveContext } from "../live/live-context.ts";
import { regradeWords } from "../verdict/regrade-words.ts";

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
  const waits = regradeWords(regradableAt, Date.now());
  return (
    <div class="mt-4 grid justify-items-start gap-2">
      {waits === null ? (
        <button type="button" class="button-quiet" aria-disabled={asking.value} onClick$={ask}>
          Grade it again
        </button>
      ) : (
        <p class="text-sm text-soft">{waits}</p>
      )}
      {waits === null && (
        <p class="text-sm text-soft">
          If our machine may just have been busy: the same code runs once more, and the better
          result counts.
        </p>
      )}
      <div role="alert">{problem.value !== null && <p class="problem">{problem.value}</p>}</div>
    </div>
  );
});
