import type { Limits } from "../../../contract/limits.ts";
import type { TestResult } from "../../../contract/verdict.ts";
import type { VerdictWords } from "../verdict/verdict-words.ts";
import type { Words } from "../words/words.ts";
import type { Tried } from "./messages.ts";
import type { RunEnd, RunView } from "./runner.ts";

/** What Python said of a run, and of each example. */
interface Findings {
  /** What Python said, as the judge tells it. */
  feedback: string | null;
  /** The line of the program that the feedback is about. */
  line: number | null;
  tests: readonly TestResult[];
}

export type RunWords = VerdictWords & Findings;

/** What the page says of a run as it stands: on its way, or how it ended. */
export function viewWords(words: Words, { state, end }: RunView, limits: Limits): RunWords {
  if (end !== null) {
    return runWords(words, end, limits);
  }
  const { run } = words;
  switch (state) {
    case "starting":
      return { ...say("wait", run.starting, run.startingDetail), ...NOTHING };
    case "asking":
      return { ...say("wait", run.asking, run.askingDetail), ...NOTHING };
    default:
      return { ...say("wait", run.running, run.runningDetail), ...NOTHING };
  }
}

/** What the end of a run means to the student. It is never a verdict and does not sound like one. */
export function runWords(words: Words, end: RunEnd, limits: Limits): RunWords {
  return { ...endWords(words, end, limits), ...findings(end) };
}

function endWords(words: Words, end: RunEnd, limits: Limits): VerdictWords {
  const { run, verdict } = words;
  switch (end.kind) {
    case "finished":
      return finishedWords(words, end.tried, limits);
    case "stopped":
      return say("wait", run.stopped, run.stoppedDetail);
    case "time_limit":
      return say("not_yet", run.timeLimit, run.timeLimitDetail(limits.cpuSeconds));
    case "output_limit":
      return say("not_yet", verdict.outputLimit, verdict.outputLimitDetail(limits.outputKb));
    case "crashed":
      return say("not_yet", run.crashed, run.crashedDetail);
    default:
      return say("ours", run.broken, run.brokenDetail);
  }
}

function finishedWords({ run, verdict }: Words, tried: Tried, limits: Limits): VerdictWords {
  const { failure, graded, unusable } = tried;
  const { line } = triedFindings(tried);
  if (failure?.kind === "syntax") {
    return say("not_yet", verdict.syntaxError, run.syntaxErrorDetail(line));
  }
  if (failure?.kind === "memory" || graded?.verdict === "memory_limit") {
    return say("not_yet", verdict.memoryLimit, verdict.memoryLimitDetail(limits.memoryMb));
  }
  if (failure === null && graded?.verdict === "runtime_error") {
    return say("not_yet", run.unusable, run.unusableDetail(line));
  }
  if (graded === null || graded.verdict === "runtime_error") {
    if (failure !== null) {
      return say("not_yet", run.error, run.errorDetail(line));
    }
    const detail = unusable === null ? run.finishedDetail : run.noExamples(unusable);
    return say("wait", run.finished, detail);
  }
  const total = graded.tests.length;
  const passed = graded.tests.filter(({ outcome }) => outcome === "passed").length;
  const also = failure === null ? "" : ` ${run.failedAlone(line)}`;
  return graded.verdict === "correct"
    ? say("good", run.allPass(total), `${run.finishedDetail}${also}`)
    : say("not_yet", run.somePass(passed, total), `${run.somePassDetail}${also}`);
}

const NOTHING: Findings = { feedback: null, line: null, tests: [] };

function findings(end: RunEnd): Findings {
  switch (end.kind) {
    case "finished":
      return triedFindings(end.tried);
    case "broken":
      return { ...NOTHING, feedback: end.reason };
    default:
      return { ...NOTHING, tests: end.tests };
  }
}

function triedFindings({ failure, graded }: Tried): Findings {
  if (failure?.kind === "syntax") {
    return { ...NOTHING, feedback: failure.text, line: failure.line };
  }
  // What stopped the program by itself stops it in front of the examples too, and is told once.
  return {
    feedback: graded?.feedback ?? failure?.text ?? null,
    line: graded?.line ?? failure?.line ?? null,
    tests: graded?.tests ?? [],
  };
}

function say(tone: VerdictWords["tone"], headline: string, detail: string): VerdictWords {
  return { tone, headline, detail };
}

/**
 * The line of the editor's text that the page speaks of: that of the last run's message or of its first
 * test that names one; where nothing was run, that of the verdict on this very text.
 */
export function lineToMark(
  view: RunView | null,
  verdict: Pick<Findings, "line" | "tests"> | null,
): number | null {
  if (view === null) {
    return verdict === null ? null : spokenLine(verdict);
  }
  return view.end === null ? null : spokenLine(findings(view.end));
}

function spokenLine({ line, tests }: Pick<Findings, "line" | "tests">): number | null {
  return line ?? tests.find((test) => test.line !== null)?.line ?? null;
}
