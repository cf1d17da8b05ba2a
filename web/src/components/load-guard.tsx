import { component$, useServerData } from "@builder.io/qwik";

import { words } from "../words/words.ts";

const NOTE_ID = "load-note";

/**
 * When a script does not arrive (a poor network, or a page older than the server), what the student
 * asked for goes the way it goes without script, and they are told. This must not need a script to
 * arrive, so it stands in the page. Only what was asked for: a handler of a mere key press fails too.
 */
const GUARD = `{
  let asked = null;
  let askedAt = 0;
  const ask = (element) => { asked = element; askedAt = Date.now(); };
  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  addEventListener("click", (event) => ask(plain(event) ? event.target.closest("a[href]") : null), true);
  addEventListener("submit", (event) => ask(event.target), true);
  const miss = (element) => {
    document.getElementById("${NOTE_ID}").hidden = false;
    if (element === null || element !== asked || Date.now() - askedAt > 5000) return;
    asked = null;
    if (element instanceof HTMLFormElement) element.submit();
    if (element instanceof HTMLAnchorElement) location.assign(element.href);
  };
  document.addEventListener("qerror", ({ detail }) => {
    if (detail.importError) miss(detail.element);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (/import/i.test(String(reason))) miss(asked);
  });
}`;

/** Keeps a page of use whose scripts did not load. */
export const LoadGuard = component$(() => {
  const nonce = useServerData<string | undefined>("nonce");
  return (
    <>
      <p id={NOTE_ID} hidden role="alert" class="problem">
        {words.site.partNotLoaded}
      </p>
      <script {...(nonce === undefined ? {} : { nonce })} dangerouslySetInnerHTML={GUARD} />
    </>
  );
});
