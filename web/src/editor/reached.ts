import type { Signal } from "@builder.io/qwik";

import { getMe } from "../api/browser.ts";
import { words } from "../words/words.ts";
import { backoffMs } from "../live/backoff.ts";
import { repeat } from "../live/repeat.ts";

/** What a page that cannot reach the server waits with; it shows one assignment, so there is one. */
interface Wait {
  stop: () => void;
  onReached: () => void;
}
let waiting: Wait | null = null;

/** The server answered: that it cannot be reached is no longer so. Other problems stay. */
export function noteReached(problem: Signal<string | null>): void {
  if (problem.value === words.problems.offline) {
    problem.value = null;
  }
  const ended = waiting;
  forgetWait();
  ended?.onReached();
}

/** Waits no more, and does nothing of what was waited for. */
export function forgetWait(): void {
  waiting?.stop();
  waiting = null;
}

/**
 * Asks for the server until it answers, for a page that says it cannot be reached. A saved draft says
 * so sooner, but there may be none to save, and a socket may outlive a short gap unnoticed.
 * @param onReached runs once, when it has answered
 */
export function awaitServer(problem: Signal<string | null>, onReached: () => void): void {
  forgetWait();
  let attempt = 1;

  async function ask(): Promise<void> {
    const answer = await getMe();
    const isReached = answer.ok || answer.problem.code !== "offline";
    if (isReached && waiting === mine) {
      noteReached(problem);
    }
  }

  const stopRepeating = repeat(backoffMs(attempt), async () => {
    await ask();
    attempt += 1;
    return backoffMs(attempt);
  });
  const hurry = () => void ask();
  globalThis.addEventListener("online", hurry);

  const mine: Wait = {
    onReached,
    stop() {
      stopRepeating();
      globalThis.removeEventListener("online", hurry);
    },
  };
  waiting = mine;
}
