/**
 * Runs `look` when the student comes back to this page: to its tab, or to its window. Coming back tells
 * more than once; while one look is under way there is no other.
 */
export function onReturn(signal: AbortSignal, look: () => Promise<void>): void {
  let isLooking = false;
  async function returned(): Promise<void> {
    if (isLooking || document.visibilityState === "hidden") {
      return;
    }
    isLooking = true;
    try {
      await look();
    } finally {
      isLooking = false;
    }
  }
  document.addEventListener("visibilitychange", () => void returned(), { signal });
  globalThis.addEventListener("focus", () => void returned(), { signal });
}
