import type { Signal } from "@builder.io/qwik";

import { getMe } from "../api/browser.ts";
import { words } from "../words/words.ts";
import { backoffMs } from "../live/backoff.ts";
import { repeat } from "../live/repeat.ts";

/** What a page that cannot reach the server waits with, for an assignment that it shows or has shown. */
interface Wait {
  stop: () => void;
  onReached: () => void;
}
const waits = new Map<string, Wait>();

/** The server answered: that it cannot be reached is no longer so. Other problems stay. */
export function noteReached(problem: Signal<string | null>): void {
  if (problem.value === words.problems.offline) {
    problem.value = null;
  }
  const ended = [...waits];
  for (const [assignmentId, wait] of ended) {
    forgetWait(assignmentId);
    wait.onReached();
  }
}

/** Waits no more for this assignment, and does nothing of what was waited for. */
export function forgetWait(assignmentId: string): void {
  waits.get(assignmentId)?.stop();
  waits.delete(assignmentId);
}

/**
 * Asks for the server until it answers, for a page that says it cannot be reached. A saved draft says
 * so sooner, but there may be none to save, and a socket may outlive a short gap unnoticed.
 * @param onReached runs once, when it has answered
 */
export function awaitServer(
  assignmentId: string,
  problem: Signal<string | null>,
  onReached: () => void,
): void {
  forgetWait(assignmentId);
  let attempt = 1;

  async function ask(): Promise<void> {
    const answer = await getMe();
    const isReached = answer.ok || answer.problem.code !== "offline";
    if (isReached && waits.get(assignmentId) === mine) {
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
  waits.set(assignmentId, mine);
}
