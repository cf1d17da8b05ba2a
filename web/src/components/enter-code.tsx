import { component$ } from "@builder.io/qwik";

import { words } from "../words/words.ts";

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
      {words.account.enter.title}
    </h2>
    <p>
      {words.account.enter.lead}
      {isKnown && ` ${words.account.enter.goesAlong}`}
    </p>
    <form method="post" action={action} class="grid gap-2">
      <label for="code" class="font-medium">
        {words.account.enter.label}
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
        <button class="button-plain">{words.account.enter.open}</button>
      </div>
      <p id="code-help" class="text-sm text-soft">
        {words.account.enter.help}
      </p>
      <div id="code-problem" role="alert">
        {problem !== null && <p class="problem rounded-lg">{problem}</p>}
      </div>
    </form>
  </section>
));
