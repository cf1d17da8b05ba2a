import { component$ } from "@builder.io/qwik";

import { notHereWords } from "../words/not-here-words.ts";
import { words } from "../words/words.ts";

interface NotHereProps {
  /** The HTTP status that the page was answered with. */
  status: number;
}

/** A page that is not there, or that could not be made now: in words, with a way on. */
export const NotHere = component$<NotHereProps>(({ status }) => {
  const { headline, why } = notHereWords(status);
  return (
    <main id="main" tabIndex={-1} class="mx-auto grid max-w-xl gap-4 px-4 py-20 sm:px-6">
      <p class="flex items-center gap-3 font-mono text-sm text-soft">
        {status}
        <span class="cut-wire" aria-hidden="true" />
      </p>
      <h1 class="text-3xl font-semibold">{headline}</h1>
      <p>{why}</p>
      <p>
        <a href="/" class="font-semibold text-accent underline underline-offset-4">
          {words.notHere.toCourses}
        </a>
      </p>
    </main>
  );
});
