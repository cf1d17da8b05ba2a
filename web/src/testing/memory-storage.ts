import type { DeviceStorage } from "../storage/device-storage.ts";

/**
 * A browser's storage that lasts as long as the test.
 * @param capacity how many items fit; writing one more is refused as a full browser refuses it
 */
export function memoryStorage(
  entries: Record<string, string> = {},
  capacity = Infinity,
): DeviceStorage {
  const items = new Map(Object.entries(entries));
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, value) {
      if (items.size >= capacity && !items.has(key)) {
        throw new DOMException("full", "QuotaExceededError");
      }
      items.set(key, value);
    },
  };
}
