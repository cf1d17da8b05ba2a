import { component$ } from "@builder.io/qwik";

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
      Sign in
    </h2>
    <p>
      Signed in, you find your work on any device.
      {isKnown && " What you did here so far goes along; nothing is lost."}
    </p>
    <p>
      <a href="/api/auth/sign-in?return=/account" class="button-plain" rel="nofollow">
        Sign in with {name}
      </a>
    </p>
  </section>
));
