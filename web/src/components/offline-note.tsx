import { component$, useServerData } from "@builder.io/qwik";
import { words } from "../words/words.ts";

const NOTE_ID = "offline-note";

/** Stands in the page: a script of its own would have to be fetched, just when nothing can be. */
const WATCH = `{
  const tell = () => { document.getElementById("${NOTE_ID}").hidden = navigator.onLine; };
  for (const change of ["online", "offline", "pageshow"]) addEventListener(change, tell);
}`;

/** Says that the network is gone, for as long as it is. */
export const OfflineNote = component$(() => {
  const nonce = useServerData<string | undefined>("nonce");
  return (
    <>
      {/* Always there, so that what comes into it is read out. */}
      <div role="status">
        <p id={NOTE_ID} hidden class="offline-note">
          {words.site.offline}
        </p>
      </div>
      <script {...(nonce === undefined ? {} : { nonce })} dangerouslySetInnerHTML={WATCH} />
    </>
  );
});
