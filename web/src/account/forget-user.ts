import { unsettle } from "../api/session.ts";
import type { DeviceStorage } from "../storage/device-storage.ts";

const OURS = "gradewire:";

/**
 * Removes what this browser keeps of a user whose account was deleted: texts, what waited to be sent,
 * notes. All of it is kept under keys that name the user between colons; what others left stays.
 */
export function forgetUser(storage: DeviceStorage, userId: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) {
    if (key?.startsWith(OURS) === true && key.split(":").includes(userId)) {
      storage.removeItem(key);
    }
  }
  unsettle(userId);
}
