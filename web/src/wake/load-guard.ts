/** The sentence that is shown when a script did not arrive; it stands hidden in every page. */
export const LOAD_NOTE_ID = "load-note";

/** A script that was asked for longer ago fails for another reason. */
const ASKED_WITHIN_MS = 5_000;

/**
 * When a script does not arrive (a poor network, or a page older than the server), the form that
 * the student sent goes the way it goes without script, and they are told. Only what was asked for: a
 * handler of a mere key press fails too. Of links `guardLinks` knows.
 */
export function guardLoading(): void {
  let asked: HTMLFormElement | null = null;
  let askedAt = 0;

  function miss(element: unknown): void {
    const note = document.getElementById(LOAD_NOTE_ID);
    if (note !== null) {
      note.hidden = false;
    }
    if (asked === null || element !== asked || Date.now() - askedAt > ASKED_WITHIN_MS) {
      return;
    }
    asked.submit();
    asked = null;
  }

  addEventListener("click", () => (asked = null), true);
  addEventListener(
    "submit",
    ({ target }) => {
      asked = target instanceof HTMLFormElement ? target : null;
      askedAt = Date.now();
    },
    true,
  );
  document.addEventListener("qerror", (event) => {
    const { importError, error, element } = (event as CustomEvent).detail;
    // A handler that is here may want a script that is not.
    if (importError || isOfImport(error)) {
      miss(element);
    }
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (isOfImport(reason)) {
      miss(asked);
    }
  });
}

/** Browsers have nothing but their words in common for it, and each of them says "import". */
function isOfImport(reason: unknown): boolean {
  return /import/i.test(String(reason));
}
