/** The sentence that is shown when a script did not arrive; it stands hidden in every page. */
export const LOAD_NOTE_ID = "load-note";

/** A script that was asked for longer ago fails for another reason. */
const ASKED_WITHIN_MS = 5_000;

/**
 * When a script does not arrive (a poor network, or a page older than the server), what the student
 * asked for goes the way it goes without script, and they are told. Only what was asked for: a handler
 * of a mere key press fails too.
 */
export function guardLoading(): void {
  let asked: Element | null = null;
  let askedAt = 0;

  function ask(element: Element | null): void {
    asked = element;
    askedAt = Date.now();
  }

  function miss(element: unknown): void {
    const note = document.getElementById(LOAD_NOTE_ID);
    if (note !== null) {
      note.hidden = false;
    }
    if (element === null || element !== asked || Date.now() - askedAt > ASKED_WITHIN_MS) {
      return;
    }
    asked = null;
    if (element instanceof HTMLFormElement) {
      element.submit();
    }
    if (element instanceof HTMLAnchorElement) {
      location.assign(element.href);
    }
  }

  addEventListener(
    "click",
    (event) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      ask(isPlain && event.target instanceof Element ? event.target.closest("a[href]") : null);
    },
    true,
  );
  addEventListener("submit", ({ target }) => ask(target instanceof Element ? target : null), true);
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
