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
  const key = `${PREFIX}${userId ?? "nobody"}:${assignmentId}`;
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
