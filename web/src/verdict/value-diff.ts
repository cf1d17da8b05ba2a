import type { Words } from "../words/words.ts";
import { isAbbreviated, isPhrase, kindOf, textIn } from "./python-value.ts";
import { diffText, type Piece } from "./text-diff.ts";

/** One side of a comparison, as it is drawn. */
export interface Side {
  /** What stands around the pieces and is no part of the value: Python's quotes. */
  quote: string;
  pieces: Piece[];
  /** A text of several lines is drawn as one. */
  isMultiline: boolean;
}

export interface ValueDiff {
  expected: Side | null;
  actual: Side | null;
  /** What the two have in common or not, in a sentence; null where the marks say it all. */
  note: string | null;
  /** Where several lines begin to differ; null for anything shorter. */
  where: string | null;
}

/**
 * What a test expected and what it got, as Python writes them, with their differences marked. A text
 * is compared as the text that it is, whatever quotes Python chose for it.
 */
export function diffValues(
  { tests }: Words,
  expected: string | null,
  actual: string | null,
): ValueDiff {
  if (expected === null || actual === null || isPhrase(expected)) {
    return { expected: plain(expected), actual: plain(actual), note: null, where: null };
  }
  const note = noteOn(tests, expected, actual);
  if (kindOf(expected) !== "text" || kindOf(actual) !== "text") {
    const { expected: one, actual: other } = diffText(expected, actual);
    return { expected: side(one), actual: side(other), note, where: null };
  }
  const texts = [textIn(expected), textIn(actual)] as const;
  const isMultiline = texts.some((text) => /\n[^]/.test(text));
  const { expected: one, actual: other } = diffText(...texts);
  const quoted = (pieces: Piece[], repr: string): Side =>
    isMultiline
      ? { quote: "", pieces, isMultiline }
      : { quote: repr.charAt(0), pieces, isMultiline };
  return {
    expected: quoted(one, expected),
    actual: quoted(other, actual),
    note,
    where: isMultiline && expected !== actual ? firstDifference(tests, ...texts) : null,
  };
}

function plain(text: string | null): Side | null {
  return text === null ? null : side([{ changed: false, text }]);
}

function side(pieces: Piece[]): Side {
  return { quote: "", pieces, isMultiline: false };
}

function firstDifference(tests: Words["tests"], expected: string, actual: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at += 1;
  const before = expected.slice(0, at).split("\n");
  return tests.firstDifference(before.length, (before.at(-1)?.length ?? 0) + 1);
}

type LookAlike = keyof Words["tests"]["lookAlike"];

/** What makes two values look alike, from the most telling to the least. */
const LOOK_ALIKES: [LookAlike, (repr: string) => string][] = [
  ["same", (repr) => repr],
  ["quotes", (repr) => repr.replaceAll(/['"]/g, "")],
  ["decimals", (repr) => repr.replaceAll(/(\d)\.0\b/g, "$1")],
  ["brackets", (repr) => repr.replaceAll(/,\)/g, ")").replaceAll(/[[({]|[\])}]/g, "|")],
  ["case", (repr) => repr.toLowerCase()],
  ["white", (repr) => repr.replaceAll(/\s|\\n|\\t|\\xa0/g, "")],
];

function noteOn(tests: Words["tests"], expected: string, actual: string): string | null {
  const [one, other] = [kindOf(expected), kindOf(actual)];
  const areNumbers = [one, other].every((kind) => kind === "integer" || kind === "decimal");
  if (one !== null && other !== null && one !== other && !areNumbers) {
    return tests.otherKind(tests.kinds[one], tests.kinds[other]);
  }
  if (expected === actual && isAbbreviated(expected)) {
    return tests.differFurtherOn;
  }
  const alike = LOOK_ALIKES.find(([, simplify]) => simplify(expected) === simplify(actual));
  return alike === undefined ? null : tests.lookAlike[alike[0]];
}
