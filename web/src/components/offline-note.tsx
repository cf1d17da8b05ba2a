import { component$ } from "@builder.io/qwik";

import { UNREACHED_NOTE_ID } from "../wake/leave.ts";
import { OFFLINE_NOTE_ID } from "../wake/offline-note.ts";
import { words } from "../words/words.ts";

/** Says that the network is gone, or the server. The page's own script shows it, for as long as that is so. */
export const OfflineNote = component$(() => (
  // Always there, so that what comes into it is read out.
  <div role="status">
    <p id={OFFLINE_NOTE_ID} hidden class="offline-note">
      {words.site.offline}
    </p>
    <p id={UNREACHED_NOTE_ID} hidden class="offline-note">
      {words.site.unreached}
    </p>
  </div>
));
