import { type DeviceStorage, writeItem } from "../storage/device-storage.ts";
import type { AccountDraft, LocalDraft, Replaced, SavedDraft } from "./merge.ts";

const PREFIX = "gradewire:draft:";
const NOBODY = "nobody";

/** Drafts are kept per user, so that two people who share a browser never see each other's. */
export function draftKey(userId: string | null, assignmentId: string): string {
  return `${PREFIX}${userId ?? NOBODY}:${assignmentId}`;
}

/** The draft kept under a key, or null when there is none or it cannot be read. */
export function readDraft(storage: DeviceStorage, key: string): LocalDraft | null {
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
    const { code, savedAt, base, conflict, others, replaced } = value as Partial<
      Record<keyof LocalDraft, unknown>
    >;
    if (typeof code !== "string" || !isTextOrNull(savedAt)) {
      return null;
    }
    return {
      code,
      savedAt,
      base: isAccountDraft(base) ? base : null,
      conflict: isSavedDraft(conflict) ? conflict : null,
      others: Array.isArray(others) ? others.filter(isText) : [],
      ...(isReplaced(replaced) ? { replaced } : {}),
    };
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTextOrNull(value: unknown): value is string | null {
  return isText(value) || value === null;
}

function isAccountDraft(value: unknown): value is AccountDraft {
  const { code, savedAt, sent } = (value ?? {}) as Partial<Record<keyof AccountDraft, unknown>>;
  const isSent = Array.isArray(sent) && sent.every(isText);
  return isTextOrNull(code) && isTextOrNull(savedAt) && isSent;
}

function isSavedDraft(value: unknown): value is SavedDraft {
  const { code, savedAt } = (value ?? {}) as Partial<Record<keyof SavedDraft, unknown>>;
  return isText(code) && isText(savedAt);
}

function isReplaced(value: unknown): value is Replaced {
  const { code, by } = (value ?? {}) as Partial<Record<keyof Replaced, unknown>>;
  return typeof code === "string" && typeof by === "string";
}

/** False when the browser keeps nothing (private mode, storage full). */
export function writeDraft(storage: DeviceStorage, key: string, draft: LocalDraft): boolean {
  return writeItem(storage, key, JSON.stringify(draft));
}

/**
 * A visitor who just became a user takes along what they typed before, as nobody or as the user that
 * was taken over.
 */
export function adoptDrafts(
  storage: DeviceStorage,
  userId: string,
  before: string | null = null,
): void {
  const mine = draftKey(before, "");
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) {
    if (key?.startsWith(mine) !== true) {
      continue;
    }
    const draft = readDraft(storage, key);
    const target = draftKey(userId, key.slice(mine.length));
    if (draft === null || writeDraft(storage, target, joined(readDraft(storage, target), draft))) {
      storage.removeItem(key);
    }
  }
}

/** One record of two. Text that is nowhere else goes before text that the account has too. */
function joined(known: LocalDraft | null, draft: LocalDraft): LocalDraft {
  if (known === null) {
    return draft;
  }
  const [first, second] =
    known.savedAt !== null && draft.savedAt === null ? [draft, known] : [known, draft];
  const unsaved = second.savedAt === null ? [second.code] : [];
  const others = new Set([...first.others, ...second.others, ...unsaved]);
  others.delete(first.code);
  return { ...first, others: [...others] };
}
