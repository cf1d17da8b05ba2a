import { component$ } from "@builder.io/qwik";

import { words } from "../words/words.ts";

interface SignInProps {
  /** What the provider is called. */
  name: string;
  /** True when this browser has work of its own. */
  isKnown: boolean;
}

/** Leads to the provider and back to this page. */
export const SignIn = component$<SignInProps>(({ name, isKnown }) => (
  <section class="card" aria-labelledby="sign-in-title">
    <h2 id="sign-in-title" class="text-xl font-semibold">
      {words.account.signIn.title}
    </h2>
    <p>
      {words.account.signIn.lead}
      {isKnown && ` ${words.account.signIn.goesAlong}`}
    </p>
    <p>
      <a href="/api/auth/sign-in?return=/account" class="button-plain" rel="nofollow">
        {words.account.signIn.with(name)}
      </a>
    </p>
  </section>
));
