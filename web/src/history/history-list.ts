import type { Submission, SubmissionList } from "../../../contract/api.ts";
import { newerSubmission } from "../live/live-state.ts";

/** What the page knows of an assignment's submissions. */
export interface History {
  /** Newest first, without a gap, each once. */
  entries: readonly Submission[];
  /** Where the older ones go on; null when all are here, undefined while nothing was asked for. */
  cursor: string | null | undefined;
  /** How many there were when they were counted, and the newest of those. */
  counted: { total: number; newest: string };
}

/** Before anything was loaded: what the page was served with. */
export function servedHistory(latest: Submission | null, total: number): History {
  return {
    entries: latest === null ? [] : [latest],
    cursor: undefined,
    counted: { total, newest: latest?.id ?? "" },
  };
}

/**
 * How many submissions there are: those that were counted, and those that came since. Ids sort by the
 * time of their making, so it does not matter which of a count and a push was here first.
 */
export function totalOf({ entries, counted }: History): number {
  return counted.total + entries.filter(({ id }) => id > counted.newest).length;
}

/** A submission of this page or of a push: a new one goes on top, a known one changes in its place. */
export function withSubmission(history: History, submission: Submission): History {
  const { entries } = history;
  const index = entries.findIndex(({ id }) => id === submission.id);
  if (entries[index] === submission) {
    return history;
  }
  if (index >= 0) {
    return { ...history, entries: entries.with(index, submission) };
  }
  const newest = entries[0];
  // An older one than all that is known is on a page that is still to come.
  return newest === undefined || submission.id > newest.id
    ? { ...history, entries: [submission, ...entries] }
    : history;
}

/**
 * The first page, asked for anew: what is known and older stays below it. When more came than one page
 * holds there would be a gap, so the list begins again. A page that was read before a verdict does not
 * take back the verdict that was pushed meanwhile.
 */
export function withFirstPage(history: History, page: SubmissionList): History {
  const known = new Map(history.entries.map((entry) => [entry.id, entry]));
  const entries = page.submissions.map((entry) =>
    newerSubmission(known.get(entry.id) ?? null, entry),
  );
  const counted = { total: page.total, newest: entries[0]?.id ?? "" };
  const newer = history.entries.filter(({ id }) => id > counted.newest);
  const last = entries.at(-1);
  const older = last === undefined ? [] : history.entries.filter(({ id }) => id < last.id);
  const meets = history.entries.some(({ id }) => id === last?.id);
  if (page.cursor === null || history.cursor === undefined || !meets) {
    return { entries: [...newer, ...entries], cursor: page.cursor, counted };
  }
  return { entries: [...newer, ...entries, ...older], cursor: history.cursor, counted };
}

/** The page after `cursor`; one that came twice, or for a list that began again, changes nothing. */
export function withOlderPage(history: History, cursor: string, page: SubmissionList): History {
  if (history.cursor !== cursor) {
    return history;
  }
  const known = new Set(history.entries.map(({ id }) => id));
  const entries = page.submissions.filter(({ id }) => !known.has(id));
  return { ...history, entries: [...history.entries, ...entries], cursor: page.cursor };
}

/** Entries in runs of one day each, in the order in which they come. */
export function byDay<T>(entries: readonly T[], dayOf: (entry: T) => string) {
  const days: { day: string; of: T[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry);
    const last = days.at(-1);
    if (last?.day === day) {
      last.of.push(entry);
    } else {
      days.push({ day, of: [entry] });
    }
  }
  return days;
}
