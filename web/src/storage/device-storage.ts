/** Of the browser's storage, what is used here. */
export type DeviceStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A browser that keeps nothing. */
const NO_STORAGE: DeviceStorage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  removeItem: () => {},
  setItem() {
    throw new Error("This browser keeps nothing.");
  },
};

/** The browser's storage. Where it is blocked, already naming it throws. */
export function deviceStorage(): DeviceStorage {
  try {
    return localStorage;
  } catch {
    return NO_STORAGE;
  }
}

/** False when the browser keeps nothing (private mode, storage full). */
export function writeItem(storage: DeviceStorage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
