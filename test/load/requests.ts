import { setTimeout as sleep } from "node:timers/promises";

import { ErrorEnvelope } from "../../contract/errors.ts";
import { type Answer, errorCode } from "./http.ts";
import type { Tally } from "./tally.ts";

/** After a failure, as a page does; after so many of one request the user gives it up. */
export const RETRY_MS = 1_000;
export const TRIES = 5;

/**
 * Sends until the server takes it: waits as long as an answer asks to, and tries again after a
 * failure that may pass. Null when it is given up.
 */
export async function persist(
  tally: Tally,
  time: "session" | "post",
  send: () => Promise<Answer>,
): Promise<Answer | null> {
  for (let tries = 0; tries < TRIES;) {
    const answer = await once(tally, time, send);
    if (answer !== null && answer.status < 300) return answer;
    if (answer === null || !isToWait(answer)) tries += 1;
    await sleep(Math.max(RETRY_MS, answer?.retryAfterMs ?? 0));
  }
  return null;
}

/** One request, timed and counted; null where no answer came. */
export async function once(
  tally: Tally,
  time: "session" | "post" | "get",
  send: () => Promise<Answer>,
): Promise<Answer | null> {
  const startedAt = performance.now();
  try {
    const answer = await send();
    if (answer.status < 300 && time !== "get") tally.time(time, performance.now() - startedAt);
    if (answer.status >= 300 && isToWait(answer)) tally.wait(codeOf(answer));
    else if (answer.status >= 300) tally.fail(`${time} ${answer.status} ${codeOf(answer)}`);
    return answer;
  } catch (error) {
    tally.fail(`${time} ${errorCode(error)}`);
    return null;
  }
}

/** 409 while the last submission is graded, 429 for too many: answers, not failures. */
function isToWait({ status }: Answer): boolean {
  return status === 409 || status === 429;
}

function codeOf({ body }: Answer): string {
  const envelope = ErrorEnvelope.safeParse(body);
  return envelope.success ? envelope.data.error.code : "without an envelope";
}
