/** One assignment's text, and when the account took it (milliseconds since 1970). */
export interface DeskDraft {
  assignmentId: string;
  code: string;
  savedAt: number;
}

/** What a user's object has of them that is nowhere else. */
export interface Desk {
  drafts: DeskDraft[];
  /** Texts that another one took the place of when two desks became one, kept until they are let go. */
  others: DeskDraft[];
  visits: { course: string; assignmentId: string }[];
}

/**
 * What to write on a desk so that it holds another's too. Of two texts for one assignment the newer
 * becomes the draft and the older one of the others; a text is never dropped unless the desk has it.
 * A desk's own last visits stay.
 */
export function joinDesks(mine: Desk, theirs: Desk): Desk {
  const drafts: DeskDraft[] = [];
  const others: DeskDraft[] = [...theirs.others];
  const draftOf = new Map(mine.drafts.map((draft) => [draft.assignmentId, draft]));
  for (const draft of theirs.drafts) {
    const own = draftOf.get(draft.assignmentId);
    const isNewer = own === undefined || own.savedAt < draft.savedAt;
    if (isNewer) drafts.push(draft);
    if (own !== undefined) others.push(isNewer ? own : draft);
  }
  for (const draft of drafts) draftOf.set(draft.assignmentId, draft);
  const visited = new Set(mine.visits.map(({ course }) => course));
  return {
    drafts,
    others: others.filter((other) => draftOf.get(other.assignmentId)?.code !== other.code),
    visits: theirs.visits.filter(({ course }) => !visited.has(course)),
  };
}
