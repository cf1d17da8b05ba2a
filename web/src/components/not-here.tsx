import { component$ } from "@builder.io/qwik";

interface NotHereProps {
  /** The HTTP status that the page was answered with. */
  status: number;
}

/** A page that is not there, or that the server could not make: in words, with a way on. */
export const NotHere = component$<NotHereProps>(({ status }) => (
  <main id="main" class="mx-auto grid max-w-xl gap-4 px-4 py-20 sm:px-6">
    <p class="font-mono text-sm text-soft">{status}</p>
    {status === 404 ? (
      <>
        <h1 class="text-3xl font-semibold">There is nothing at this address</h1>
        <p>
          It may have moved, or the address has a slip in it. Nothing that you wrote is lost: your
          code is kept with its assignment.
        </p>
      </>
    ) : (
      <>
        <h1 class="text-3xl font-semibold">We could not load this page</h1>
        <p>
          Something went wrong on our side. Nothing that you wrote is lost. Reload the page in a
          moment to try again.
        </p>
      </>
    )}
    <p>
      <a href="/" class="font-semibold text-accent underline underline-offset-4">
        Go to the courses
      </a>
    </p>
  </main>
));
