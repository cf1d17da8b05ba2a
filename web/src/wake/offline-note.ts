/** The sentence that is shown while the network is gone; it stands hidden in every page. */
export const OFFLINE_NOTE_ID = "offline-note";

/** Shows it for as long as that is so: a script of its own could not be fetched just then. */
export function watchNetwork(): void {
  for (const change of ["DOMContentLoaded", "online", "offline", "pageshow"]) {
    addEventListener(change, () => {
      const note = document.getElementById(OFFLINE_NOTE_ID);
      if (note !== null) {
        note.hidden = navigator.onLine;
      }
    });
  }
}
