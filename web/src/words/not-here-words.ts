import { words } from "./words.ts";

/** What a page says that was answered with this status, and its title. */
export function notHereWords(status: number): { title: string; headline: string; why: string } {
  const { notHere } = words;
  if (status === 404) {
    return { title: notHere.title, headline: notHere.nothing, why: notHere.nothingWhy };
  }
  return status === 429
    ? { title: notHere.busy, headline: notHere.busy, why: notHere.busyWhy }
    : { title: notHere.broken, headline: notHere.broken, why: notHere.brokenWhy };
}
