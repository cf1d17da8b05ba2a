import type { Signal } from "@builder.io/qwik";

import { postSubmission, type Problem } from "../api/browser.ts";
import { asUser } from "../api/session.ts";
import type { Work } from "../components/workbench.tsx";
import type { Live } from "../live/live-context.ts";
import { isOpen } from "../live/live-state.ts";
import { learn, refresh, welcome } from "../live/watch.ts";
import { isChanged, type SentCode } from "../verdict/sent-code.ts";
import { deviceStorage } from "../storage/device-storage.ts";
import { awaitServer, forgetWait } from "./reached.ts";
import { afterMs, afterSeconds, once, stopWaiting } from "./try-later.ts";
import { unsentOf } from "./unsent.ts";

export interface SendCodeOptions {
  work: Work;
  /** Holds the code to send; it may be typed in while the answer is on its way. */
  field: HTMLTextAreaElement;
  live: Live;
  sent: Signal<SentCode | null>;
  changed: Signal<boolean>;
  problem: Signal<string | null>;
  /** Seconds before the server takes another submission; counted down here. */
  waitSeconds: Signal<number>;
}

/** Refusals of a program that would be the same the next time. */
const FINAL: readonly string[] = ["invalid", "too_large", "not_found", "bad_request"];

/** How long what was submitted offline waits where the server answers, but cannot take it. */
const RETRY_MS = 10_000;

/**
 * Submits the code. What goes wrong ends as a sentence in `problem`; the text stays as it is. While
 * the server cannot be reached the program waits on this device, and goes when it can.
 */
export async function sendCode(options: SendCodeOptions): Promise<void> {
  await send(options, options.field.value, false);
}

/**
 * Sends what was submitted offline on an earlier page. When that program is the newest submission of
 * this page, it had arrived and only the answer was lost.
 */
export async function sendUnsent(options: SendCodeOptions): Promise<void> {
  const code = unsentHere(options).read();
  if (code === null) {
    return;
  }
  const { latest } = options.work;
  if (latest !== null && latest.code === code && latest.status !== "failed") {
    unsentHere(options).forget();
    return;
  }
  await send(options, code, true);
}

/** @param isAgain nobody pressed Submit: what is said stands until there is an answer */
async function send(options: SendCodeOptions, code: string, isAgain: boolean): Promise<void> {
  const { work, field, live, sent, changed, problem, waitSeconds } = options;
  forgetWait(work.id);
  stopWaiting(waitSeconds);
  if (!isAgain) {
    problem.value = null;
  }
  // Of nobody yet, when this is the first that is kept of a visitor.
  const unsent = unsentHere(options);
  const answer = await asUser(live, welcome, () => postSubmission(work.id, code));
  if (!answer.ok && answer.problem.code === "offline") {
    unsentHere(options).keep(code);
    problem.value = answer.problem.message;
    awaitServer(work.id, problem, () => void sendUnsent(options));
    return;
  }
  // What was submitted offline is let go only once it is there, or can never be.
  if (answer.ok || FINAL.includes(answer.problem.code)) {
    unsent.forget();
    unsentHere(options).forget();
  }
  if (answer.ok) {
    const { submission } = answer.data;
    learn(live, submission);
    sent.value = { submissionId: submission.id, code };
    changed.value = isChanged(sent.value, field.value);
    problem.value = null;
    return;
  }
  problem.value = answer.problem.message;
  await tryLater(options, answer.problem);
}

/** What was refused for now is not asked for again: what was submitted offline goes when it may. */
async function tryLater(options: SendCodeOptions, refusal: Problem): Promise<void> {
  const { work, live, problem, waitSeconds } = options;
  const goOn = () => {
    if (problem.value === refusal.message) {
      problem.value = null;
    }
    void sendUnsent(options);
  };
  if (refusal.submissionId !== null) {
    await refresh(live, refusal.submissionId);
    const isGraded = () => {
      const known = live.state.latest[work.id];
      return known !== undefined && !isOpen(known);
    };
    // One that could not be asked after, or is not the newest, is followed by nobody.
    if (live.state.latest[work.id]?.id !== refusal.submissionId) {
      afterMs(waitSeconds, RETRY_MS, goOn);
    } else {
      once(waitSeconds, isGraded, goOn);
    }
  } else if (refusal.retryAfterSeconds !== null && refusal.retryAfterSeconds > 0) {
    afterSeconds(waitSeconds, refusal.retryAfterSeconds, goOn);
  } else if (unsentHere(options).read() !== null) {
    afterMs(waitSeconds, RETRY_MS, () => void sendUnsent(options));
  }
}

function unsentHere({ work, live }: SendCodeOptions) {
  return unsentOf(deviceStorage(), live.userId, work.id);
}
