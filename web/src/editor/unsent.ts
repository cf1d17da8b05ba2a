import { type DeviceStorage, writeItem } from "../storage/device-storage.ts";

const PREFIX = "gradewire:unsent:";

/**
 * A program that was submitted while the server could not be reached. It is kept on the device, so
 * that closing the page does not lose it, and sent once the server answers.
 */
export interface Unsent {
  read(): string | null;
  keep(code: string): void;
  forget(): void;
}

/** For a browser that keeps nothing. */
const onThisPage = new Map<string, string>();

/** That of one assignment; with a browser that keeps nothing, as long as the page is open. */
export function unsentOf(
  storage: DeviceStorage,
  userId: string | null,
  assignmentId: string,
): Unsent {
  const key = keyOf(userId, assignmentId);
  return {
    read: () => storage.getItem(key) ?? onThisPage.get(key) ?? null,
    keep(code) {
      onThisPage.set(key, code);
      writeItem(storage, key, code);
    },
    forget() {
      onThisPage.delete(key);
      storage.removeItem(key);
    },
  };
}

/** A visitor who is somebody now takes along what they submitted as who they were before. */
export function adoptUnsent(storage: DeviceStorage, userId: string, before: string | null): void {
  const mine = keyOf(before, "");
  const kept = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of new Set([...kept, ...onThisPage.keys()])) {
    const code =
      key?.startsWith(mine) === true ? (storage.getItem(key) ?? onThisPage.get(key)) : null;
    if (key === null || code === null || code === undefined) {
      continue;
    }
    unsentOf(storage, userId, key.slice(mine.length)).keep(code);
    onThisPage.delete(key);
    storage.removeItem(key);
  }
}

function keyOf(userId: string | null, assignmentId: string): string {
  return `${PREFIX}${userId ?? "nobody"}:${assignmentId}`;
}
