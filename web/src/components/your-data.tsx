import { component$, useSignal } from "@builder.io/qwik";

import { words } from "../words/words.ts";

const EXPORT = "/api/me/export";

interface YourDataProps {
  /** Where the form that deletes the account goes. */
  action: string;
  /** Why nothing was deleted, when that was asked for. */
  problem: string | null;
}

/** Takes everything along as a file, or has it deleted, having said what that means. */
export const YourData = component$<YourDataProps>(({ action, problem }) => {
  const noFile = useSignal<string | null>(null);
  return (
    <section class="card" aria-labelledby="data-title">
      <h2 id="data-title" class="text-xl font-semibold">
        {words.account.data.title}
      </h2>
      <p>
        <a
          href={EXPORT}
          download
          class="button-plain"
          preventdefault:click
          // A download that is refused says nothing: whether it will be is asked first.
          onClick$={async () => {
            const { getMe } = await import("../api/browser.ts");
            const me = await getMe();
            if (me.ok) {
              noFile.value = null;
              location.assign(EXPORT);
            } else {
              const { code, message } = me.problem;
              noFile.value = code === "unauthorized" ? words.problems.signedOut : message;
            }
          }}
        >
          {words.account.data.export}
        </a>
      </p>
      <div role="alert">
        {noFile.value !== null && <p class="problem rounded-lg">{noFile.value}</p>}
      </div>
      <p class="text-sm text-soft">{words.account.data.exportMeans}</p>
      <details class="rounded-lg border border-line px-4 py-3" open={problem !== null}>
        <summary class="font-medium">{words.account.data.delete}</summary>
        <form method="post" action={action} class="mt-3 grid justify-items-start gap-3">
          <p>{words.account.data.goes}</p>
          <p class="problem rounded-lg">{words.account.data.forGood}</p>
          <p>{words.account.data.stays}</p>
          <label class="flex items-baseline gap-2.5">
            <input type="checkbox" name="confirm" value="delete" required />
            {words.account.data.understood}
          </label>
          <div role="alert">{problem !== null && <p class="problem rounded-lg">{problem}</p>}</div>
          <button class="button-plain">{words.account.data.confirm}</button>
        </form>
      </details>
    </section>
  );
});
