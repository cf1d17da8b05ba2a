import { component$, useSignal } from "@builder.io/qwik";

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
        Recovery code
      </h2>
      <p>
        A recovery code brings your work to another device, once. Write it down, or keep it in a
        password manager: whoever has it can open your account.
      </p>
      {code !== null && (
        <div class="grid justify-items-start gap-3">
          <p class="font-semibold" role="status">
            This is your code. It is shown only now:
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
                copied.value = "Copied.";
              } catch {
                copied.value = "Your browser does not allow copying: select the code and copy it.";
              }
            }}
          >
            Copy
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
            {hasCode ? "Make a new code" : "Make a code"}
          </button>
          {hasCode && (
            <p class="text-sm text-soft">
              You have one. A new code takes its place, and the old one opens nothing any more.
            </p>
          )}
        </form>
      )}
    </section>
  );
});
