import { component$, useSignal } from "@builder.io/qwik";

import { words } from "../words/words.ts";

interface RecoveryCodeProps {
  action: string;
  /** The code that was just made; it is shown this once. */
  code: string | null;
  problem: string | null;
  hasCode: boolean;
}

/** Makes the code that moves the account to another device. */
export const RecoveryCode = component$<RecoveryCodeProps>(({ action, code, problem, hasCode }) => {
  const copied = useSignal("");
  return (
    <section class="card" aria-labelledby="code-title">
      <h2 id="code-title" class="text-xl font-semibold">
        {words.account.code.title}
      </h2>
      <p>{words.account.code.lead}</p>
      {code !== null && (
        <div class="grid justify-items-start gap-3">
          <p class="font-semibold" role="status">
            {words.account.code.shown}
          </p>
          <output data-testid="recovery-code" class="recovery-code">
            {code}
          </output>
          <button
            type="button"
            class="button-plain needs-script"
            onClick$={async () => {
              try {
                await navigator.clipboard.writeText(code);
                copied.value = words.account.code.copied;
              } catch {
                copied.value = words.account.code.notCopied;
              }
            }}
          >
            {words.account.code.copy}
          </button>
          <p role="status" class="text-sm text-soft">
            {copied.value}
          </p>
        </div>
      )}
      <div role="alert">{problem !== null && <p class="problem rounded-lg">{problem}</p>}</div>
      {code === null && (
        <form method="post" action={action} class="grid justify-items-start gap-2">
          <button class={hasCode ? "button-plain" : "button-primary"}>
            {hasCode ? words.account.code.makeNew : words.account.code.make}
          </button>
          {hasCode && <p class="text-sm text-soft">{words.account.code.hasOne}</p>}
        </form>
      )}
    </section>
  );
});
