/** What this device keeps of one assignment's text. */
export interface LocalDraft {
  code: string;
  /** The server's time when it had exactly this text; null while it has not. */
  savedAt: string | null;
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
}

/**
 * Which of several texts a student finds in the editor. What was typed last wins: text typed before
 * the page woke up, then text that never reached the account, then the newer of the two copies. A
 * page that was prefetched carries a draft older than what this device has saved since.
 */
export function chooseDraft(sources: DraftSources): ChosenDraft {
  const { typed, local, server, readAt, starter } = sources;
  if (typed !== null) {
    return { code: typed, dirty: typed !== server };
  }
  if (local === null) {
    return { code: server ?? starter, dirty: false };
  }
  if (local.code === server) {
    return { code: local.code, dirty: false };
  }
  if (local.savedAt === null || server === null) {
    return { code: local.code, dirty: true };
  }
  // ISO times in UTC, both from the server, so their order is that of their texts.
  return local.savedAt > readAt
    ? { code: local.code, dirty: false }
    : { code: server, dirty: false };
}
