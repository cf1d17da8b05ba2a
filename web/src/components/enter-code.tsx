import { component$ } from "@builder.io/qwik";

interface EnterCodeProps {
  action: string;
  problem: string | null;
  /** What was typed before, when it was refused. */
  typed: string;
  /** True when this browser has work of its own. */
  isKnown: boolean;
}

/** Opens the account of another device by its code. */
export const EnterCode = component$<EnterCodeProps>(({ action, problem, typed, isKnown }) => (
  <section class="card" aria-labelledby="enter-title">
    <h2 id="enter-title" class="text-xl font-semibold">
      Work from another device
    </h2>
    <p>
      Type the recovery code that you made there.
      {isKnown && " What you did on this device goes along; nothing is lost."}
    </p>
    <form method="post" action={action} class="grid gap-2">
      <label for="code" class="font-medium">
        Recovery code
      </label>
      <div class="flex flex-wrap gap-3">
        <input
          id="code"
          name="code"
          class="code-input"
          value={typed}
          required
          maxLength={200}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby="code-help code-problem"
          aria-invalid={problem !== null}
        />
        <button class="button-plain">Open</button>
      </div>
      <p id="code-help" class="text-sm text-soft">
        Six groups of four letters and digits. Capitals and dashes do not matter.
      </p>
      <div id="code-problem" role="alert">
        {problem !== null && <p class="problem rounded-lg">{problem}</p>}
      </div>
    </form>
  </section>
));
