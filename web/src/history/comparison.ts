import type { Submission } from "../../../contract/api.ts";

/** With what the chosen submission is compared: nothing, the text in the editor, or another one. */
export type Against = null | "editor" | { id: string };

/** What stands on the two sides of a comparison, by a submission's id or as the editor's text. */
export interface Sides {
  older: Submission;
  newer: Submission | "editor";
}

/**
 * What was there first goes before what came later, however they were chosen; the editor's text comes
 * after all. Null where there is nothing to compare.
 */
export function sidesOf(
  chosen: Submission,
  against: Against,
  entries: readonly Submission[],
): Sides | null {
  if (against === null || against === "editor") {
    return against && { older: chosen, newer: against };
  }
  const other = entries.find(({ id }) => id === against.id);
  if (other === undefined || other.id === chosen.id) {
    return null;
  }
  return other.id < chosen.id ? { older: other, newer: chosen } : { older: chosen, newer: other };
}

/** The one before, null when there is none, undefined when it is on a page that is still to come. */
export function beforeIt(
  chosen: Submission,
  entries: readonly Submission[],
  cursor: string | null | undefined,
): Submission | null | undefined {
  const before = entries[entries.findIndex(({ id }) => id === chosen.id) + 1];
  return before ?? (cursor === null ? null : undefined);
}
