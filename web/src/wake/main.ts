import { type HeldConnection, holdConnection } from "../live/held-connection.ts";
import { deviceStorage } from "../storage/device-storage.ts";
import { hasBusiness } from "./business.ts";
import { guardLinks } from "./link-guard.ts";
import { guardLoading } from "./load-guard.ts";
import { watchNetwork } from "./offline-note.ts";

/** Takes up the events of the page's elements; the build puts Qwik's own loader behind it. */
declare function startQwik(): void;
/** The addresses of the scripts of the page. */
declare const WAKE_BUNDLES: readonly string[];

/** Somebody is here, or the page has to say something. */
const SIGNS = [
  "pointermove",
  "pointerdown",
  "touchstart",
  "wheel",
  "scroll",
  "keydown",
  "focusin",
  "input",
  "click",
  "submit",
  "offline",
  "storage",
];

const { user, score, solved } = document.currentScript?.dataset ?? {};
let isAwake = false;

/**
 * Starts the page's scripts. Qwik listens from within the very event that wakes it, so a first click
 * or key press is handled like any other.
 */
function wake(): void {
  if (isAwake) {
    return;
  }
  isAwake = true;
  for (const sign of SIGNS) {
    removeEventListener(sign, wake, true);
  }
  // All at once: found one by one through each other's imports they would take a round trip each.
  for (const href of WAKE_BUNDLES) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = href;
    document.head.append(link);
  }
  startQwik();
}

function connect(userId: string): HeldConnection {
  return holdConnection(userId, {
    score: Number(score),
    solved: Number(solved),
    onNews: wake,
  });
}

guardLoading();
guardLinks();
watchNetwork();
for (const sign of SIGNS) {
  addEventListener(sign, wake, true);
}
addEventListener("pageshow", ({ persisted }) => {
  // Kept as it was while the student was elsewhere: it may be behind.
  if (persisted) {
    wake();
  }
});
document.addEventListener("DOMContentLoaded", () => {
  const userId = user ?? null;
  if (userId !== null) {
    globalThis.gradewireConnection = connect(userId);
  }
  if (!navigator.onLine || hasBusiness(document, deviceStorage(), userId)) {
    wake();
  }
});
