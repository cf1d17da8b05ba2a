import type { LocalDraft } from "./merge.ts";

/** Of the browser's storage, what is used here. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "gradewire:draft:";
const NOBODY = "nobody";

/** Drafts are kept per user, so that two people who share a browser never see each other's. */
export function draftKey(userId: string | null, assignmentId: string): string {
  return `${PREFIX}${userId ?? NOBODY}:${assignmentId}`;
}

/** The draft kept under a key, or null when there is none or it cannot be read. */
export function readDraft(storage: DraftStorage, key: string): LocalDraft | null {
  try {
    return parseDraft(storage.getItem(key));
  } catch {
    return null;
  }
}

/** What another tab wrote, as the `storage` event carries it. */
export function parseDraft(text: string | null): LocalDraft | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    if (typeof value !== "object" || value === null) {
      return null;
    }
    const { code, savedAt } = value as Partial<LocalDraft>;
    return typeof code === "string" && (typeof savedAt === "string" || savedAt === null)
      ? { code, savedAt }
      : null;
  } catch {
    return null;
  }
}

/** False when the browser keeps nothing (private mode, storage full). */
export function writeDraft(storage: DraftStorage, key: string, draft: LocalDraft): boolean {
  try {
    storage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** A visitor who just became a user takes along what they typed before. */
export function adoptDrafts(storage: DraftStorage, userId: string): void {
  const mine = draftKey(null, "");
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) {
    if (key?.startsWith(mine) !== true) {
      continue;
    }
    const draft = readDraft(storage, key);
    const target = draftKey(userId, key.slice(mine.length));
    const known = readDraft(storage, target);
    // Text that is nowhere else goes before text that the account has too.
    const wanted = known === null || (known.savedAt !== null && draft?.savedAt === null);
    if (draft === null || !wanted || writeDraft(storage, target, draft)) {
      storage.removeItem(key);
    }
  }
}
