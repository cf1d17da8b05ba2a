import { component$, type Signal } from "@builder.io/qwik";

import type { Submission } from "../../../contract/api.ts";
import type { CodeRelation } from "../verdict/sent-code.ts";
import { words } from "../words/words.ts";

interface VerdictNotesProps {
  submission: Submission;
  relation: Readonly<Signal<CodeRelation>>;
}

/** What else there is to know of a verdict. Not announced: it would interrupt who goes on writing. */
export const VerdictNotes = component$<VerdictNotesProps>(
  ({ submission: { isolation, sandbox }, relation }) => (
    <div class="mt-1 grid max-w-[64ch] gap-1 text-sm text-soft empty:hidden">
      {isolation === "shared" && <p>{words.verdict.shared}</p>}
      {sandbox === "wasm" && <p>{words.verdict.wasm}</p>}
      {relation.value === "changed" && <p>{words.verdict.changed}</p>}
      {relation.value === "elsewhere" && <p>{words.verdict.elsewhere}</p>}
    </div>
  ),
);
