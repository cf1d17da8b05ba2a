import { pageLanguage } from "../words/words.ts";
import type { Reader } from "./when.ts";

/**
 * Whoever reads this page in this browser. The page's language with the visitor's own region, where
 * they go together: English has two ways of writing the time.
 */
export function readerHere(): Reader {
  const { lang } = document.documentElement;
  const own = navigator.languages.find((each) => each.split("-")[0] === lang);
  return { locale: own ?? lang, timeZone: undefined };
}

/** Whom a page is drawn for by the server, which does not know their clock. */
export function serverReader(): Reader {
  return { locale: pageLanguage(), timeZone: "UTC" };
}
