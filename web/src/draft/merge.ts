/** What the account had of one assignment's text, and the server's time when that was so. */
export interface AccountDraft {
  /** Null when it had none. */
  code: string | null;
  at: string;
  /** Text that was sent to it since, which it has when only the acknowledgement was lost. */
  sent: string | null;
}

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
  /** Texts from this device that the account's went before, for the student to choose from. */
  others: readonly string[];
  replaced?: Replaced | null;
}

export interface DraftSources {
  /** What stood in the plain text field when it differed from what the page was served with. */
  typed: string | null;
  local: LocalDraft | null;
  /** The account's draft as the page was served with it; null when there is none. */
  server: string | null;
  /** The server's time when `server` was read. */
  readAt: string;
  starter: string;
}

export interface ChosenDraft {
  code: string;
  /** True when the account does not have this text yet. */
  dirty: boolean;
  /** What the account has, as far as this device knows. */
  base: AccountDraft;
  /** Texts that are nowhere but on this device and did not win. */
  others: readonly string[];
}

/**
 * Which of several texts a student finds in the editor. What was typed last wins: text typed before
 * the page woke up, then text that never reached the account, then the newer of the two copies. Text
 * typed over an older text than the account's may be older than that, so there the account's wins and
 * this device's is kept beside it. A page that was prefetched carries a draft older than what this
 * device has saved since.
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
  const { typed, local, server, readAt, starter } = sources;
  const served: AccountDraft = { code: server, at: readAt, sent: null };
  if (typed !== null) {
    return { code: typed, dirty: typed !== server, base: served };
  }
  if (local === null) {
    return { code: server ?? starter, dirty: false, base: served };
  }
  const { code, savedAt, base } = local;
  if (code === server) {
    return { code, dirty: false, base: served };
  }
  const isTypedOver = savedAt === null && (base?.code === server || base?.sent === server);
  if (server === null || isTypedOver) {
    return { code, dirty: true, base: served };
  }
  // ISO times in UTC, both from the server, so their order is that of their texts.
  if (savedAt === null && base !== null && base.at > readAt) {
    return { code, dirty: true, base };
  }
  return savedAt !== null && savedAt > readAt
    ? { code, dirty: false, base: { code, at: savedAt, sent: null } }
    : { code: server, dirty: false, base: served };
}

/** The texts after the first of the others took the place of `code`; asked again, it goes round. */
export function swapDraft(
  code: string,
  others: readonly string[],
): { code: string; others: readonly string[] } {
  const [next = code, ...rest] = others;
  return { code: next, others: next === code ? rest : [...rest, code] };
}
