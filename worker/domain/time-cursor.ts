/** A place in a list that is sorted by time and then by id, newest first. */
export interface TimePlace {
  /** Milliseconds since 1970. */
  at: number;
  id: string;
}

/** What comes before everything: where a list begins. */
const START: TimePlace = { at: Number.MAX_SAFE_INTEGER, id: "" };

/** `milliseconds-id`, as its schema has made sure. */
export function readTimeCursor(cursor: string | undefined): TimePlace {
  if (cursor === undefined) return START;
  const dash = cursor.indexOf("-");
  return { at: Number(cursor.slice(0, dash)), id: cursor.slice(dash + 1) };
}

/**
 * One page of rows of which one more was read than it holds, and the cursor of the next; null on the
 * last one.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  size: number,
  placeOf: (row: Row) => TimePlace,
): { page: Row[]; cursor: string | null } {
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  if (last === undefined) return { page, cursor: null };
  const { at, id } = placeOf(last);
  return { page, cursor: `${at}-${id}` };
}
