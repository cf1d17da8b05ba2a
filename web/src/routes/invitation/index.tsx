import { $, component$, useContext, useSignal } from "@builder.io/qwik";
import { type DocumentHead, Link } from "@builder.io/qwik-city";

import type { InvitationAccepted } from "../../../../contract/admin.ts";
import { postInvitation } from "../../api/browser.ts";
import { asUser } from "../../api/session.ts";
import { LiveContext } from "../../live/live-context.ts";

/**
 * Where an invitation's link leads. Its token is the address's fragment, which the browser keeps to
 * itself, and is sent only when somebody says yes: to look at a link is not to accept it.
 */
export default component$(() => {
  const live = useContext(LiveContext);
  const isSending = useSignal(false);
  const problem = useSignal("");
  const accepted = useSignal<InvitationAccepted | null>(null);

  const accept = $(async () => {
    const token = location.hash.slice(1);
    if (token === "") {
      problem.value = "This link is not whole. Open it again just as it was sent to you.";
      return;
    }
    if (isSending.value) {
      return;
    }
    isSending.value = true;
    const answer = await asUser(
      live,
      () => {},
      () => postInvitation(token),
    );
    isSending.value = false;
    problem.value = answer.ok ? "" : answer.problem.message;
    accepted.value = answer.ok ? answer.data : null;
  });

  return (
    <main id="main" class="mx-auto grid max-w-xl gap-4 px-4 py-20 sm:px-6">
      <div role="status" class="grid gap-4">
        {accepted.value !== null && (
          <>
            <h1 class="text-3xl font-semibold">You are an instructor now</h1>
            <p>
              You may change the course “{accepted.value.title}” and publish it, and invite others
              to it.
            </p>
            <p>
              <Link
                href={`/courses/${accepted.value.course}`}
                class="font-semibold text-accent underline underline-offset-4"
              >
                Go to the course
              </Link>
            </p>
          </>
        )}
      </div>
      {accepted.value === null && (
        <>
          <h1 class="text-3xl font-semibold">You are invited to teach</h1>
          <p>
            Whoever sent you this link asks you to be an instructor of their course: to change it
            and publish it. The link is for one person; it is used up when you accept.
          </p>
          <p>
            <button
              type="button"
              class="button-primary needs-script"
              aria-disabled={isSending.value}
              onClick$={accept}
            >
              Accept the invitation
            </button>
          </p>
          <noscript>
            <p>Accepting needs JavaScript: the link keeps its secret from everything else.</p>
          </noscript>
        </>
      )}
      <p role="alert" class={problem.value === "" ? "" : "problem"}>
        {problem.value}
      </p>
    </main>
  );
});

export const head: DocumentHead = {
  title: "Invitation",
  meta: [{ name: "robots", content: "noindex" }],
};
