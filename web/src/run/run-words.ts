import type { Limits } from "../../../contract/limits.ts";
import type { TestResult } from "../../../contract/verdict.ts";
import { counted } from "../verdict/counted.ts";
import type { VerdictWords } from "../verdict/verdict-words.ts";
import type { Tried } from "./messages.ts";
import type { RunEnd, RunView } from "./runner.ts";

export interface RunWords extends VerdictWords {
  /** What Python said, as the judge tells it. */
  feedback: string | null;
  /** The line of the program that the feedback is about. */
  line: number | null;
  tests: readonly TestResult[];
}

const SUBMIT = "Submit it to have it graded with all tests.";

/** What the page says of a run as it stands: on its way, or how it ended. */
export function viewWords({ state, end }: RunView, limits: Limits): RunWords {
  if (end !== null) {
    return runWords(end, limits);
  }
  switch (state) {
    case "starting":
      return words("wait", "Getting Python ready", "Your program runs as soon as it is here.", {});
    case "asking":
      return words("wait", "Your program asks you", "Type a line below and press Enter.", {});
    default:
      return words("wait", "Running", "Your code runs in this browser.", {});
  }
}

/** What the end of a run means to the student. It is never a verdict and does not sound like one. */
export function runWords(end: RunEnd, limits: Limits): RunWords {
  switch (end.kind) {
    case "finished":
      return finishedWords(end.tried, limits);
    case "stopped":
      return words("wait", "Stopped", "You stopped the program before its end.", end);
    case "time_limit":
      return words(
        "not_yet",
        "Your code ran too long",
        `It was stopped after ${counted(limits.cpuSeconds, "second")}. Look for a loop that never ends. A grader is faster than a browser: what is only slow may still be in time there.`,
        end,
      );
    case "output_limit":
      return words(
        "not_yet",
        "Your code printed too much",
        `It may print ${limits.outputKb} KB. Look for a print in a loop that never ends.`,
        end,
      );
    case "crashed":
      return words(
        "not_yet",
        "Your program crashed Python itself",
        "Very deep recursion does that. Look for a function that calls itself and does not come to an end.",
        end,
      );
    default:
      return words(
        "ours",
        "Python did not run here",
        "That is not your code's doing. Run it again in a moment; submitting works without it.",
        { feedback: end.reason },
      );
  }
}

function finishedWords({ failure, graded, unusable }: Tried, limits: Limits): RunWords {
  if (failure?.kind === "syntax") {
    return words(
      "not_yet",
      "Python cannot read this yet",
      `It stopped reading${on(failure.line)}. A missing colon, bracket or quote there, or just before, is the usual cause. Nothing was run.`,
      { feedback: failure.text, line: failure.line },
    );
  }
  // What stopped the program by itself stops it in front of the examples too, and is told once.
  const feedback = graded?.feedback ?? failure?.text ?? null;
  const line = graded?.line ?? failure?.line ?? null;
  const rest = { feedback, line, tests: graded?.tests ?? [] };
  if (failure?.kind === "memory" || graded?.verdict === "memory_limit") {
    return words(
      "not_yet",
      "Your code used too much memory",
      `It may use ${limits.memoryMb} MB. Look for a list or text that grows without end.`,
      rest,
    );
  }
  if (failure === null && graded?.verdict === "runtime_error") {
    return words(
      "not_yet",
      "The examples cannot use your program",
      `By itself it ran to its end. When the tests import it, it breaks off${on(line)}: the message below says why.`,
      rest,
    );
  }
  if (graded === null || graded.verdict === "runtime_error") {
    if (failure !== null) {
      return words(
        "not_yet",
        "Your program stopped with an error",
        `It broke off${on(line)}. The message below says why.`,
        rest,
      );
    }
    return unusable === null
      ? words("wait", "Your program ran to its end", SUBMIT, rest)
      : words(
          "wait",
          "Your program ran to its end",
          `The examples of this assignment cannot be tried here (${unusable}). ${SUBMIT}`,
          rest,
        );
  }
  const total = graded.tests.length;
  const passed = graded.tests.filter(({ outcome }) => outcome === "passed").length;
  const failedAlone =
    failure === null ? "" : ` Run by itself, your program stopped with an error${on(line)}.`;
  return graded.verdict === "correct"
    ? words(
        "good",
        total === 1 ? "The example passes" : `All ${total} examples pass`,
        `${SUBMIT}${failedAlone}`,
        rest,
      )
    : words(
        "not_yet",
        `${passed} of ${counted(total, "example")} ${passed === 1 ? "passes" : "pass"}`,
        `Look at the first one below, change your code and run it again.${failedAlone}`,
        rest,
      );
}

function on(line: number | null): string {
  return line === null ? "" : ` on line ${line}`;
}

function words(
  tone: RunWords["tone"],
  headline: string,
  detail: string,
  { feedback = null, line = null, tests = [] }: Partial<RunWords>,
): RunWords {
  return { tone, headline, detail, feedback, line, tests };
}

interface Said {
  line: number | null;
  tests: readonly TestResult[];
}

/**
 * The line of the editor's text that the page speaks of: that of the last run's message or of its first
 * test that names one; where nothing was run, that of the verdict on this very text.
 */
export function lineToMark(
  view: RunView | null,
  verdict: Said | null,
  limits: Limits,
): number | null {
  if (view === null) {
    return verdict === null ? null : spokenLine(verdict);
  }
  return view.end === null ? null : spokenLine(runWords(view.end, limits));
}

function spokenLine({ line, tests }: Said): number | null {
  return line ?? tests.find((test) => test.line !== null)?.line ?? null;
}
