import type { TestResult } from "../../../contract/verdict.ts";
import { isAbbreviated } from "./python-value.ts";

/** More open tests than this would be a wall of text. */
const OPEN_AT_MOST = 5;

export interface ShownTest {
  result: TestResult;
  label: string;
  /** What the test says beyond the two values; null when they say it all. */
  message: string | null;
  open: boolean;
}

const ORDER: Record<TestResult["outcome"], number> = { failed: 0, error: 0, not_run: 1, passed: 2 };

/** Tests of a run that goes on, as they end: closed and in their order, so that none moves under an eye. */
export function arrivingTests(tests: readonly TestResult[]): ShownTest[] {
  return tests.map((result) => shown(result, null, false));
}

/**
 * Tests in the order in which a student needs them: what went wrong first, and open. None when no test
 * was run at all: the verdict has said so. What `feedback` says of the whole run, no test says again.
 */
export function shownTests(
  tests: readonly TestResult[],
  feedback: string | null = null,
): ShownTest[] {
  if (tests.every(({ outcome }) => outcome === "not_run")) {
    return [];
  }
  return tests
    .toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome])
    .map((result, index) =>
      shown(result, feedback, index < OPEN_AT_MOST && ORDER[result.outcome] === 0),
    );
}

function shown(result: TestResult, feedback: string | null, open: boolean): ShownTest {
  return {
    result,
    label: result.title ?? spokenName(result.name),
    message: ownMessage(result, feedback),
    open,
  };
}

function ownMessage(result: TestResult, feedback: string | null): string | null {
  const { message } = result;
  if (message === null || saysOnlyThem(result)) {
    return null;
  }
  if (feedback === null || feedback === "" || !message.endsWith(feedback)) {
    return message;
  }
  const own = message.slice(0, -feedback.length).trimEnd();
  return own === "" ? null : own;
}

/**
 * True for unittest's own message about two values, to which the author of the test added nothing, where
 * the values show what it says: not where what differs may be among what they leave out.
 */
function saysOnlyThem({ message, actual, expected }: TestResult): boolean {
  if (actual === null || expected === null || actual === expected) {
    return false;
  }
  if (isAbbreviated(actual) || isAbbreviated(expected)) {
    return false;
  }
  const isAboutSequences = /^(?:Lists|Tuples|Sequences) differ: /.test(message ?? "");
  return (
    message === `${actual} != ${expected}` ||
    // What an author adds stands behind a colon.
    (isAboutSequences && message?.includes(" : ") === false)
  );
}

/** `test_add.TestAdd.test_two_numbers` → `Two numbers`. */
export function spokenName(name: string): string {
  const last = name.slice(name.lastIndexOf(".") + 1).replace(/^test_?/, "");
  const words = last.replaceAll("_", " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
