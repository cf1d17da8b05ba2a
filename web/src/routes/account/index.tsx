import { component$, useVisibleTask$ } from "@builder.io/qwik";
import { type DocumentHead, routeAction$, routeLoader$ } from "@builder.io/qwik-city";

import type { Account } from "../../../../contract/account.ts";
import { apiFor } from "../../api/client.ts";
import { hasSession, load, refusePage, sentenceOf, unanswered } from "../../api/server.ts";
import { visitorOf } from "../../api/visitor.ts";
import { EnterCode } from "../../components/enter-code.tsx";
import { NotHere } from "../../components/not-here.tsx";
import { RecoveryCode } from "../../components/recovery-code.tsx";
import { SignIn } from "../../components/sign-in.tsx";
import { SignOut } from "../../components/sign-out.tsx";
import { YourData } from "../../components/your-data.tsx";
import { whoWords } from "../../account/account-words.ts";
import { deletedUser, noteDeleted } from "../../account/deleted-user.ts";
import { type News, newsWords, readNews } from "../../account/news.ts";
import { words } from "../../words/words.ts";

interface AccountPage {
  /** Null for a visitor of whom nothing is kept. */
  account: Account | null;
  /** Which provider a visitor can sign in with; null when there is none. */
  signIn: { name: string } | null;
  /** The user whose account was deleted here a moment ago. */
  deleted: string | null;
}

export const useAccount = routeLoader$<AccountPage | number>(async (event) => {
  const api = apiFor(event);
  const [account, ways] = await Promise.all([
    hasSession(event) ? load(api.me.account.$get({ query: {} })) : null,
    load(api["sign-in"].$get()),
  ]);
  const failed = unanswered(account, ways, await visitorOf(event));
  if (failed !== null) {
    return refusePage(event, failed);
  }
  return {
    account: account?.ok ? account.data : null,
    signIn: ways.ok ? ways.data.signIn : null,
    deleted: deletedUser(event),
  };
});

export const useNews = routeLoader$<News>(({ query }) => readNews(query));

export const useMakeCode = routeAction$(async (_form, event) => {
  const made = await load(apiFor(event).me["recovery-code"].$post());
  return made.ok
    ? { code: made.data.code }
    : event.fail(made.status, { message: sentenceOf(made) });
});

export const useRecover = routeAction$(async (form, event) => {
  const { code } = form;
  const json = { code: typeof code === "string" ? code : "" };
  const answer = await load(apiFor(event).session.recover.$post({ json }));
  if (!answer.ok) {
    const message = sentenceOf(answer, words.account.ofCode);
    return event.fail(answer.status, { message });
  }
  throw event.redirect(303, "/account?done=recovered");
});

export const useSignOut = routeAction$(async (form, event) => {
  const api = apiFor(event);
  const isEverywhere = form["where"] === "everywhere";
  await (isEverywhere ? api.sessions.$delete() : api.session.$delete());
  throw event.redirect(303, `/account?done=${isEverywhere ? "everywhere" : "out"}`);
});

export const useDelete = routeAction$(async (form, event) => {
  if (form["confirm"] !== "delete") {
    return event.fail(422, { message: words.account.data.notTicked });
  }
  const api = apiFor(event);
  const me = await load(api.me.$get());
  const answer = await load(api.me.$delete({ json: { confirm: "delete" } }));
  if (!answer.ok) {
    return event.fail(answer.status, { message: sentenceOf(answer) });
  }
  if (me.ok) {
    noteDeleted(event, me.data.user.id);
  }
  throw event.redirect(303, "/account?done=deleted");
});

export default component$(() => {
  const page = useAccount().value;
  const news = newsWords(useNews().value);
  const makeCode = useMakeCode();
  const recover = useRecover();
  const signOut = useSignOut();
  const remove = useDelete();
  const known = typeof page === "number" ? null : page;
  const id = known?.account?.user.id ?? null;
  const deleted = known?.deleted ?? null;

  // eslint-disable-next-line qwik/no-use-visible-task -- what this browser keeps is its own to sort
  useVisibleTask$(async () => {
    if (known === null) {
      return;
    }
    const { arrive, leave } = await import("../../live/watch.ts");
    await (id === null ? leave() : arrive(id));
    if (deleted !== null && deleted !== id) {
      const { forgetUser } = await import("../../account/forget-user.ts");
      const { deviceStorage } = await import("../../storage/device-storage.ts");
      forgetUser(deviceStorage(), deleted);
    }
  });

  if (typeof page === "number") {
    return <NotHere status={page} />;
  }
  const { account, signIn } = page;
  return (
    <main id="main" class="mx-auto grid max-w-2xl gap-6 px-4 py-10 sm:px-6 sm:py-14">
      <h1 class="text-3xl font-semibold tracking-tight">{words.account.title}</h1>
      {news.bad !== null && (
        <p role="alert" class="problem rounded-lg">
          {news.bad}
        </p>
      )}
      {news.good !== null && (
        <p role="status" class="rounded-lg bg-good-wash px-4 py-3 text-good">
          {news.good}
        </p>
      )}
      <p class="text-lg text-soft">{whoWords(account)}</p>
      {account !== null && (
        <RecoveryCode
          action={makeCode.actionPath}
          code={makeCode.value?.code ?? null}
          problem={makeCode.value?.message ?? null}
          hasCode={account.hasRecoveryCode}
        />
      )}
      {signIn !== null && (account === null || account.identities.length === 0) && (
        <SignIn name={signIn.name} isKnown={account !== null} />
      )}
      <EnterCode
        action={recover.actionPath}
        problem={recover.value?.message ?? null}
        typed={typedCode(recover.formData)}
        isKnown={account !== null}
      />
      {account !== null && <SignOut action={signOut.actionPath} account={account} />}
      {account !== null && (
        <YourData action={remove.actionPath} problem={remove.value?.message ?? null} />
      )}
    </main>
  );
});

function typedCode(form: FormData | undefined): string {
  const code = form?.get("code");
  return typeof code === "string" ? code : "";
}

export const head: DocumentHead = () => ({ title: words.account.title });
