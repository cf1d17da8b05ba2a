import type { Signal } from "@builder.io/qwik";

import { repeat } from "../live/repeat.ts";

/** How often it is looked whether the verdict in the way has come. */
const LOOK_MS = 500;
const SECOND_MS = 1_000;

/** What each page waits for, known by its count of seconds, so that none waits twice. */
const waits = new WeakMap<Signal<number>, () => void>();
/** Pages that were left: what comes back to them later is not waited for. */
const left = new WeakSet<Signal<number>>();

/** Counts `seconds` down where the page shows them, and then goes on. */
export function afterSeconds(shown: Signal<number>, seconds: number, goOn: () => void): void {
  shown.value = seconds;
  wait(shown, SECOND_MS, () => {
    shown.value -= 1;
    return shown.value <= 0 ? goOn : null;
  });
}

/** Goes on once `isOver`, which is asked again and again. */
export function once(shown: Signal<number>, isOver: () => boolean, goOn: () => void): void {
  wait(shown, LOOK_MS, () => (isOver() ? goOn : null));
}

/** Goes on after a while, without a word. */
export function afterMs(shown: Signal<number>, ms: number, goOn: () => void): void {
  wait(shown, ms, () => goOn);
}

/** Waits no more, for a page that sends anew. */
export function stopWaiting(shown: Signal<number>): void {
  waits.get(shown)?.();
  waits.delete(shown);
  shown.value = 0;
}

/** Waits for nothing any more: the page is left, and the next one sends what waits by itself. */
export function leaveWaiting(shown: Signal<number>): void {
  left.add(shown);
  stopWaiting(shown);
}

function wait(shown: Signal<number>, ms: number, look: () => (() => void) | null): void {
  waits.get(shown)?.();
  if (left.has(shown)) {
    return;
  }
  const stop = repeat(ms, async () => {
    const goOn = look();
    if (goOn !== null) {
      stop();
      goOn();
    }
    return ms;
  });
  waits.set(shown, stop);
}
