import type { Signal } from "@builder.io/qwik";

import { postSubmission } from "../api/browser.ts";
import { asUser } from "../api/session.ts";
import type { Work } from "../components/workbench.tsx";
import type { Live } from "../live/live-context.ts";
import { learn, refresh, welcome } from "../live/watch.ts";
import { isChanged, type SentCode } from "../verdict/sent-code.ts";
import { deviceStorage } from "../storage/device-storage.ts";
import { awaitServer, forgetWait } from "./reached.ts";
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

/**
 * Submits the code. What goes wrong ends as a sentence in `problem`; the text stays as it is. While
 * the server cannot be reached the program waits on this device, and goes when it can.
 */
export async function sendCode(options: SendCodeOptions): Promise<void> {
  await send(options, options.field.value);
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
  await send(options, code);
}

async function send(options: SendCodeOptions, code: string): Promise<void> {
  const { work, field, live, sent, changed, problem, waitSeconds } = options;
  forgetWait(work.id);
  problem.value = null;
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
    return;
  }
  problem.value = answer.problem.message;
  if (answer.problem.submissionId !== null) {
    await refresh(live, answer.problem.submissionId);
  }
  const said = answer.problem.message;
  countDown(waitSeconds, answer.problem.retryAfterSeconds ?? 0, () => {
    if (problem.value === said) {
      problem.value = null;
    }
    // What was submitted offline is not asked for again: it goes when it may.
    void sendUnsent(options);
  });
}

function unsentHere({ work, live }: SendCodeOptions) {
  return unsentOf(deviceStorage(), live.userId, work.id);
}

/** The timers of the pages that count, so that none counts twice. */
const counting = new WeakMap<Signal<number>, ReturnType<typeof setInterval>>();

function countDown(left: Signal<number>, seconds: number, whenOver: () => void): void {
  clearInterval(counting.get(left));
  left.value = seconds;
  if (seconds <= 0) {
    return;
  }
  const timer = setInterval(() => {
    left.value -= 1;
    if (left.value <= 0) {
      clearInterval(timer);
      whenOver();
    }
  }, 1_000);
  counting.set(left, timer);
}
