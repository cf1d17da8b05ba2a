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
      return timeLimitWords(verdict, submission, limits);
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

/** Up to this share of the CPU time that it may use, a program hardly computed. */
const HARDLY = 0.1;

/**
 * By the CPU time alone one cannot tell whether a program slept or the tests were held up by what it
 * gave them: where it was not the CPU time that ran out, what is said is true of both, and the judge's
 * own sentence says which it was.
 */
function timeLimitWords(
  verdict: Words["verdict"],
  submission: Submission,
  limits: Limits,
): SubmissionWords {
  const share = cpuShare(submission, limits);
  if (share !== null && share >= 1) {
    return say("not_yet", verdict.timeLimit, verdict.timeLimitDetail(limits.cpuSeconds));
  }
  const hasComputed = share === null || share > HARDLY;
  const detail = hasComputed ? verdict.timeUpDetail : verdict.hardlyComputedDetail;
  return say("not_yet", verdict.timeUp, detail);
}

function cpuShare({ cpuMs }: Submission, { cpuSeconds }: Limits): number | null {
  return cpuMs === null ? null : cpuMs / (cpuSeconds * 1_000);
}

/** The feedback where it says more than `verdictWords` does; null where it does not. */
export function furtherFeedback(submission: Submission, limits: Limits): string | null {
  const { status, verdict, feedback } = submission;
  // Of a fault of ours there is nothing that the words in the page's language do not say.
  if (feedback === null || feedback === "" || status === "failed") {
    return null;
  }
  const isOneSentence = !feedback.includes("\n");
  switch (verdict) {
    case "time_limit": {
      const isOfComputing = feedback.includes(`the ${limits.cpuSeconds} s`);
      const isSaid = (cpuShare(submission, limits) ?? 0) >= 1;
      return isOneSentence && isOfComputing && isSaid ? null : feedback;
    }
    case "output_limit":
      return isOneSentence ? null : feedback;
    case "memory_limit":
      return isOneSentence && feedback.includes(`${limits.memoryMb} MB`) ? null : feedback;
    default:
      return feedback;
  }
}
