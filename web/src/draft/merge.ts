/** A text that the account has, and since when: the server's time, by which it is named. */
export interface SavedDraft {
  code: string;
  savedAt: string;
}

/** What the account had of one assignment's text when something was typed over it. */
export interface AccountDraft {
  /** Null when it had none. */
  code: string | null;
  savedAt: string | null;
  /**
   * Texts that were sent to it since, the last one last, whose answers are not there: when one of them
   * turns out to be what the account has, only the acknowledgement was lost.
   */
  sent: readonly string[];
}

/** So many unanswered texts are remembered; one that is forgotten counts as somebody else's. */
export const MAX_SENT = 8;

/**
 * A text that the student let another one take the place of, the starter or an earlier submission. It
 * is kept with the draft, also over a reload, and offered for as long as that other one stands there
 * untouched: typed over, or after undo, there is nothing to bring back. The next one takes its place.
 */
export interface Replaced {
  code: string;
  /** What took its place. */
  by: string;
}

/** What this device keeps of one assignment's text. */
export interface LocalDraft {
  code: string;
  /** The server's time when it had exactly this text; null while it has not. */
  savedAt: string | null;
  /** What the account had when `code` was typed; null when that is not known or `code` is saved. */
  base: AccountDraft | null;
  /** What the account is known to have instead, where the student has not chosen yet. */
  conflict: SavedDraft | null;
  /** Texts that did not win, for the student to choose from. */
  others: readonly string[];
  replaced?: Replaced | null;
}

export interface DraftSources {
  /** What stood in the plain text field when it differed from what the page was served with. */
  typed: string | null;
  local: LocalDraft | null;
  /** The account's draft as the page was served with it; null when there is none. */
  server: SavedDraft | null;
  starter: string;
}

export interface ChosenDraft {
  code: string;
  /** True when the account does not have this text yet. */
  dirty: boolean;
  /** What the account has, as far as this device knows. */
  base: AccountDraft;
  /** What the account has instead of `code`, which the student knows of and has not decided. */
  conflict: SavedDraft | null;
  /** Texts that are nowhere but on this device and did not win. */
  others: readonly string[];
}

/**
 * Which of several texts a student finds in the editor. What was typed last wins: text typed before
 * the page woke up, then text that never reached the account, then the newer of the two copies. Text
 * typed over an older text than the account's may be older than that, so there the account's wins and
 * this device's is kept beside it; but where the student saw both already, the page is as they left it.
 * A page that was prefetched carries a draft older than what this device has saved since.
 */
export function chooseDraft(sources: DraftSources): ChosenDraft {
  const { local, starter } = sources;
  const winner = chooseWinner(sources);
  const unsaved = local !== null && local.savedAt === null ? [local.code] : [];
  const others = new Set([...(local?.others ?? []), ...unsaved]);
  others.delete(winner.code);
  others.delete(starter);
  return { ...winner, others: [...others] };
}

function chooseWinner(sources: DraftSources): Omit<ChosenDraft, "others"> {
  const { typed, local, server, starter } = sources;
  const served: AccountDraft = { code: null, savedAt: null, ...server, sent: [] };
  const theServed = { code: server?.code ?? starter, dirty: false, base: served, conflict: null };
  if (typed !== null) {
    return { ...theServed, code: typed, dirty: typed !== server?.code };
  }
  if (local === null) {
    return theServed;
  }
  const { code, savedAt, base, conflict } = local;
  if (code === server?.code) {
    return theServed;
  }
  if (server === null) {
    return { ...theServed, code, dirty: true };
  }
  if (savedAt !== null) {
    return isNewer(savedAt, server)
      ? { ...theServed, code, base: { code, savedAt, sent: [] } }
      : theServed;
  }
  if (base === null) {
    return theServed;
  }
  if (conflict !== null) {
    const theirs = isNewer(server.savedAt, conflict) ? server : conflict;
    return { code, dirty: true, base, conflict: theirs };
  }
  if (base.code === server.code || base.sent.includes(server.code)) {
    return { ...theServed, code, dirty: true };
  }
  return base.savedAt !== null && isNewer(base.savedAt, server)
    ? { code, dirty: true, base, conflict: null }
    : theServed;
}

/** ISO times in UTC, all of the server, which only ever grow: their order is that of the texts. */
function isNewer(savedAt: string, than: SavedDraft): boolean {
  return savedAt > than.savedAt;
}

/** The texts after the first of the others took the place of `code`; asked again, it goes round. */
export function swapDraft(
  code: string,
  others: readonly string[],
): { code: string; others: readonly string[] } {
  const [next = code, ...rest] = others;
  return { code: next, others: next === code ? rest : [...rest, code] };
}
