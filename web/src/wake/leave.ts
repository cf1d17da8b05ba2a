/** The sentence that is shown when the server was not reached; it stands hidden in every page. */
export const UNREACHED_NOTE_ID = "unreached-note";

/**
 * Loads another page in full, once the server answers at all: without it the browser would put its own
 * error page in the place of the student's work. Whether there is a network is no help: it may lead nowhere.
 */
export async function leaveFor(address: string): Promise<void> {
  sayUnreached(false);
  try {
    await fetch(address, { method: "HEAD", cache: "no-store", redirect: "manual" });
  } catch {
    sayUnreached(true);
    return;
  }
  location.assign(address);
}

export function sayUnreached(isUnreached: boolean): void {
  const note = document.getElementById(UNREACHED_NOTE_ID);
  if (note !== null) {
    note.hidden = !isUnreached;
  }
}
