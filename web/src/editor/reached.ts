import type { Signal } from "@builder.io/qwik";

import { getMe, OFFLINE_MESSAGE } from "../api/browser.ts";
import { backoffMs } from "../live/backoff.ts";
import { repeat } from "../live/repeat.ts";

/** A page shows one assignment, so one asking is enough however often the student tries. */
let stopEarlier: () => void = () => undefined;

/** The server answered: that it cannot be reached is no longer so. Other problems stay. */
export function noteReached(problem: Signal<string | null>): void {
  if (problem.value === OFFLINE_MESSAGE) {
    problem.value = null;
  }
}

/**
 * Asks for the server until it answers, for a page that says it cannot be reached. A saved draft says
 * so sooner, but there may be none to save, and a socket may outlive a short gap unnoticed.
 */
export function awaitServer(problem: Signal<string | null>): void {
  stopEarlier();
  let attempt = 1;

  async function ask(): Promise<void> {
    const answer = await getMe();
    if (answer.ok || answer.problem.code !== "offline") {
      stop();
      noteReached(problem);
    }
  }

  const stopRepeating = repeat(backoffMs(attempt), async () => {
    if (problem.value === OFFLINE_MESSAGE) {
      await ask();
    } else {
      stop();
    }
    attempt += 1;
    return backoffMs(attempt);
  });
  const hurry = () => void ask();
  globalThis.addEventListener("online", hurry);

  function stop(): void {
    stopRepeating();
    globalThis.removeEventListener("online", hurry);
  }
  stopEarlier = stop;
}
