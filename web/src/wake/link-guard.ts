import { leaveFor, sayUnreached } from "./leave.ts";

/** Sent at a link before its page is gone to by other means than a click; who cancels it goes there instead. */
export const FOLLOW_EVENT = "gradewire:follow";

/** What Qwik City was asked to show in place of what is shown. */
interface Going {
  to: string;
  isShown: () => boolean;
}

/**
 * Has every link lead where it says. Qwik City keeps a fetch that failed and answers with it from then
 * on, even one made ahead, and takes the page that it could not fetch for the one that is shown. So where
 * it fails, that page is loaded in full, and so is every one that is asked for afterwards.
 */
export function guardLinks(): void {
  let going: Going | null = null;
  let hasFailed = false;

  function follow(event: Event): void {
    const link = linkOf(event);
    // Qwik City's own, with which it begins to follow the browser's history.
    if (link?.hasAttribute("q:nbs")) {
      return;
    }
    if (link !== null && hasFailed) {
      event.preventDefault();
      event.stopPropagation();
      void leaveFor(pathOf(link));
    } else if (link !== null && pathOf(link) !== pathOf(location)) {
      const from = location.href;
      going = { to: pathOf(link), isShown: () => location.href !== from };
    }
  }

  function fail(): void {
    const failed = going;
    going = null;
    // Something else may fail once the page is there.
    if (failed?.isShown() === false) {
      hasFailed = true;
      void leaveFor(failed.to);
    }
  }

  addEventListener("click", follow, true);
  addEventListener(FOLLOW_EVENT, follow, true);
  addEventListener("unhandledrejection", fail);
  document.addEventListener("qerror", fail);
  addEventListener("popstate", (event) => {
    if (hasFailed) {
      event.stopImmediatePropagation();
      void leaveFor(pathOf(location));
      return;
    }
    // Back or Forward changes the address first; the page's title is the last to follow.
    const { title } = document;
    going = { to: pathOf(location), isShown: () => document.title !== title };
  });
  addEventListener("online", () => {
    sayUnreached(false);
  });
}

/** The link that Qwik City will follow at this event, in this tab and without loading a page. */
function linkOf(event: Event): HTMLAnchorElement | null {
  const { ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
  const isPlain = !(ctrlKey || metaKey || shiftKey || altKey);
  return isPlain && event.target instanceof Element
    ? event.target.closest<HTMLAnchorElement>(String.raw`a[q\:link]`)
    : null;
}

/** Without what stands behind a `#`: with that, the address of this very page would load nothing. */
function pathOf({ pathname, search }: { pathname: string; search: string }): string {
  return pathname + search;
}
