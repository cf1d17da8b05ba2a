import { $, component$, useContext, useSignal } from "@builder.io/qwik";
import { type DocumentHead, Link } from "@builder.io/qwik-city";

import type { InvitationAccepted } from "../../../../contract/admin.ts";
import { postInvitation } from "../../api/browser.ts";
import { asUser } from "../../api/session.ts";
import { LiveContext } from "../../live/live-context.ts";
import { words } from "../../words/words.ts";

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
      problem.value = words.invitation.notWhole;
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
            <h1 class="text-3xl font-semibold">{words.invitation.accepted}</h1>
            <p>{words.invitation.acceptedWhy(accepted.value.title)}</p>
            <p>
              <Link
                href={`/courses/${accepted.value.course}`}
                class="font-semibold text-accent underline underline-offset-4"
              >
                {words.invitation.toCourse}
              </Link>
            </p>
          </>
        )}
      </div>
      {accepted.value === null && (
        <>
          <h1 class="text-3xl font-semibold">{words.invitation.invited}</h1>
          <p>{words.invitation.invitedWhy}</p>
          <p>
            <button
              type="button"
              class="button-primary needs-script"
              aria-disabled={isSending.value}
              onClick$={accept}
            >
              {words.invitation.accept}
            </button>
          </p>
          <noscript>
            <p>{words.invitation.needsScript}</p>
          </noscript>
        </>
      )}
      <p role="alert" class={problem.value === "" ? "" : "problem"}>
        {problem.value}
      </p>
    </main>
  );
});

export const head: DocumentHead = () => ({
  title: words.invitation.title,
  meta: [{ name: "robots", content: "noindex" }],
});
