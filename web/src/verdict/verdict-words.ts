import type { Submission } from "../../../contract/api.ts";
import type { Limits } from "../../../contract/limits.ts";
import { counted } from "./counted.ts";
import { waitingWords } from "./waiting-words.ts";

/** The colour and sign that go with a verdict; each also says itself in words. */
type Tone = "good" | "wait" | "not_yet" | "ours";

export interface VerdictWords {
  tone: Tone;
  /** What happened, in a few words. */
  headline: string;
  /** Whose doing it is and what to try; empty when the headline says it all. */
  detail: string;
}

/** What a submission's state or verdict means to the student who sent it. */
export function verdictWords(submission: Submission, limits: Limits): VerdictWords {
  switch (submission.status) {
    case "pending":
      return { tone: "wait", headline: "Sent", detail: waitingWords(submission) };
    case "running":
      return { tone: "wait", headline: "Running your code", detail: "The tests are on it now." };
    case "failed":
      return {
        tone: "ours",
        headline: "This one is our fault",
        detail:
          "Something broke on our side, not in your code. This attempt does not count; you can send the same code again now.",
      };
    default:
      return gradedWords(submission, limits);
  }
}

function gradedWords(submission: Submission, limits: Limits): VerdictWords {
  const passed = submission.tests.filter(({ outcome }) => outcome === "passed").length;
  const total = submission.tests.length;
  const where = submission.line === null ? "" : ` on line ${submission.line}`;
  switch (submission.verdict) {
    case "correct":
      return {
        tone: "good",
        headline: "Correct",
        detail: total === 0 ? "Well done." : `Well done: ${allPassed(total)}`,
      };
    case "incorrect":
      return {
        tone: "not_yet",
        headline: "Not there yet",
        detail: `${passed} of ${counted(total, "test")} passed. Look at the first one below, change your code and send it again; every try is free.`,
      };
    case "syntax_error":
      return {
        tone: "not_yet",
        headline: `Python cannot read this yet`,
        detail: `It stopped reading${where}. A missing colon, bracket or quote there, or just before, is the usual cause. No test was run.`,
      };
    case "runtime_error":
      return {
        tone: "not_yet",
        headline: "Your code stopped with an error",
        detail: `It broke off${where} before the tests could do their work. The message below says why.`,
      };
    case "time_limit":
      if (hasWaited(submission, limits)) {
        return {
          tone: "not_yet",
          headline: "Your code waited too long",
          detail:
            "It hardly computed: it slept, or waited for something that did not come, until it was stopped. Look for a sleep, or for a wait that never ends.",
        };
      }
      return {
        tone: "not_yet",
        headline: "Your code ran too long",
        detail: `It was stopped after ${counted(limits.cpuSeconds, "second")} of its own computing time; waiting in line does not count. Look for a loop that never ends, or for work done again and again.`,
      };
    case "memory_limit":
      return {
        tone: "not_yet",
        headline: "Your code used too much memory",
        detail: `It may use ${limits.memoryMb} MB. Look for a list or text that grows without end.`,
      };
    case "output_limit":
      return {
        tone: "not_yet",
        headline: "Your code printed too much",
        detail: `It may print ${limits.outputKb} KB. Look for a print in a loop that never ends.`,
      };
    default:
      return { tone: "wait", headline: "Graded", detail: "The verdict is on its way." };
  }
}

/** Less than this share of the CPU time it may use, and it was the clock on the wall that ran out. */
const COMPUTED_SHARE = 0.9;

function hasWaited({ cpuMs }: Submission, limits: Limits): boolean {
  return cpuMs !== null && cpuMs < limits.cpuSeconds * 1_000 * COMPUTED_SHARE;
}

/** The feedback where it says more than `verdictWords` does of a limit; null where it does not. */
export function furtherFeedback(submission: Submission, limits: Limits): string | null {
  const { verdict, feedback } = submission;
  if (feedback === null || feedback === "") {
    return null;
  }
  const isOneSentence = !feedback.includes("\n");
  switch (verdict) {
    case "time_limit":
    case "output_limit":
      return isOneSentence ? null : feedback;
    case "memory_limit":
      return isOneSentence && feedback.includes(`${limits.memoryMb} MB`) ? null : feedback;
    default:
      return feedback;
  }
}

function allPassed(total: number): string {
  return total === 1 ? "the test passed." : `all ${total} tests passed.`;
}

/**
 * What the run used, in one line; null while it is not known. A memory limit can be met by one request
 * that was refused: the memory measured then is far below it and says nothing of what was asked for.
 */
export function usageWords(submission: Submission): string | null {
  const { cpuMs, memoryKb, verdict } = submission;
  if (cpuMs === null || memoryKb === null) {
    return null;
  }
  const time = cpuMs < 1_000 ? `${cpuMs} ms` : `${(cpuMs / 1_000).toFixed(1)} s`;
  if (verdict === "memory_limit") {
    return `${time} of computing time`;
  }
  return `${time} of computing time, ${(memoryKb / 1_024).toFixed(1)} MB of memory`;
}
