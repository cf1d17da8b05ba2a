import type { Submission } from "../../../contract/api.ts";
import type { Limits } from "../../../contract/limits.ts";
import type { Words } from "../words/words.ts";
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

/** A submission's state or verdict; what changes by the second stands apart. */
export interface SubmissionWords extends VerdictWords {
  /** What is shown and not read out, since it changes too often; empty for nothing. */
  aside: string;
}

/** What a submission's state or verdict means to the student whose it is. */
export function verdictWords(
  words: Words,
  submission: Submission,
  limits: Limits,
): SubmissionWords {
  const { verdict } = words;
  switch (submission.status) {
    case "pending": {
      const { place, wait } = waitingWords(words, submission);
      return { tone: "wait", headline: words.waiting.submitted, detail: place, aside: wait };
    }
    case "running":
      return say("wait", verdict.running, verdict.runningDetail);
    case "failed":
      return say("ours", verdict.failed, verdict.failedDetail);
    default:
      return gradedWords(words, submission, limits);
  }
}

function gradedWords({ verdict }: Words, submission: Submission, limits: Limits): SubmissionWords {
  const { tests, line } = submission;
  const passed = tests.filter(({ outcome }) => outcome === "passed").length;
  switch (submission.verdict) {
    case "correct":
      return say("good", verdict.correct, verdict.correctDetail(passed));
    case "incorrect":
      return say("not_yet", verdict.incorrect, verdict.incorrectDetail(passed, tests.length));
    case "syntax_error":
      return say("not_yet", verdict.syntaxError, verdict.syntaxErrorDetail(line));
    case "runtime_error":
      return say("not_yet", verdict.runtimeError, verdict.runtimeErrorDetail(line));
    case "time_limit":
      return hasWaited(submission, limits)
        ? say("not_yet", verdict.waited, verdict.waitedDetail)
        : say("not_yet", verdict.timeLimit, verdict.timeLimitDetail(limits.cpuSeconds));
    case "memory_limit":
      return say("not_yet", verdict.memoryLimit, verdict.memoryLimitDetail(limits.memoryMb));
    case "output_limit":
      return say("not_yet", verdict.outputLimit, verdict.outputLimitDetail(limits.outputKb));
    default:
      return say("wait", verdict.onItsWay, verdict.onItsWayDetail);
  }
}

function say(tone: Tone, headline: string, detail: string): SubmissionWords {
  return { tone, headline, detail, aside: "" };
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
