import { component$ } from "@builder.io/qwik";

import type { Account } from "../../../contract/account.ts";
import { lossWords } from "../account/account-words.ts";
import { words } from "../words/words.ts";

interface SignOutProps {
  action: string;
  account: Account;
}

/** Signs out here or everywhere; where that could lose the work, it says so and asks first. */
export const SignOut = component$<SignOutProps>(({ action, account }) => (
  <section class="card" aria-labelledby="sign-out-title">
    <h2 id="sign-out-title" class="text-xl font-semibold">
      {words.account.signOut.title}
    </h2>
    <Way
      action={action}
      where="here"
      title={words.account.signOut.here}
      means={words.account.signOut.hereMeans}
      loss={lossWords(account, false)}
    />
    <Way
      action={action}
      where="everywhere"
      title={words.account.signOut.everywhere}
      means={words.account.signOut.everywhereMeans}
      loss={lossWords(account, true)}
    />
  </section>
));

interface WayProps {
  action: string;
  where: "here" | "everywhere";
  title: string;
  means: string;
  /** What could be lost, or null. */
  loss: string | null;
}

const Way = component$<WayProps>(({ action, where, title, means, loss }) => (
  <details class="rounded-lg border border-line px-4 py-3">
    <summary class="font-medium">{title}</summary>
    <form method="post" action={action} class="mt-3 grid justify-items-start gap-3">
      <p>{means}</p>
      {loss !== null && <p class="problem rounded-lg">{loss}</p>}
      <input type="hidden" name="where" value={where} />
      <button class="button-plain">
        {loss === null ? title : words.account.signOut.allTheSame}
      </button>
    </form>
  </details>
));
