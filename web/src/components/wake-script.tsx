import { component$, untrack, useServerData } from "@builder.io/qwik";

import type { Me } from "../../../contract/api.ts";
import { LOAD_NOTE_ID } from "../wake/load-guard.ts";
import { words } from "../words/words.ts";

interface WakeScriptProps {
  /** The visitor as the page is served to them. */
  me: Me | null;
}

/** The one script that stands in the page itself: it guards the others, and starts them when needed. */
export const WakeScript = component$<WakeScriptProps>((props) => {
  const nonce = useServerData<string | undefined>("nonce");
  const script = useServerData<string | undefined>("wakeScript");
  const me = untrack(() => props.me);
  return (
    <>
      <p id={LOAD_NOTE_ID} hidden role="alert" class="problem">
        {words.site.partNotLoaded}
      </p>
      <script
        {...(nonce === undefined ? {} : { nonce })}
        {...(me === null
          ? {}
          : { "data-user": me.user.id, "data-score": me.score, "data-solved": me.solved })}
        dangerouslySetInnerHTML={script ?? ""}
      />
    </>
  );
});
