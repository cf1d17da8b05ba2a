import { diffArrays } from "diff";

/** A part of a text, and whether the other text has it too. */
export interface Piece {
  changed: boolean;
  text: string;
}

export interface TextDiff {
  expected: Piece[];
  actual: Piece[];
}

/** Two texts with more differences than this have little in common, and finding it would take long. */
const MOST_DIFFERENCES = 200;

/** Numbers and words whole, everything else character by character. */
const TOKEN = /\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{M}\p{N}_]*|[^]/gu;

/** Where two texts differ: line by line first, then, in lines that do, word by word. */
export function diffText(expected: string, actual: string): TextDiff {
  const lines = diffBy(splitLines, expected, actual, (one, other) =>
    diffBy(splitTokens, one, other, diffWord),
  );
  return { expected: merged(lines.expected), actual: merged(lines.actual) };
}

const splitLines = (text: string) => text.split(/(?<=\n)/);
const splitTokens = (text: string) => text.match(TOKEN) ?? [];

type Refine = (expected: string, actual: string) => TextDiff;

/** Compares the parts of two texts; what stands in place of something else is looked at by `refine`. */
function diffBy(
  split: (text: string) => string[],
  expected: string,
  actual: string,
  refine: Refine,
): TextDiff {
  const changes = diffArrays(split(expected), split(actual), { maxEditLength: MOST_DIFFERENCES });
  if (changes === undefined) {
    return withoutCommonEnds(expected, actual);
  }
  const diff: TextDiff = { expected: [], actual: [] };
  let [missing, extra] = ["", ""];
  const settle = () => {
    const refined =
      missing === "" || extra === ""
        ? { expected: [marked(missing)], actual: [marked(extra)] }
        : refine(missing, extra);
    diff.expected.push(...refined.expected);
    diff.actual.push(...refined.actual);
    [missing, extra] = ["", ""];
  };
  for (const { added, removed, value } of changes) {
    const text = value.join("");
    if (removed) missing += text;
    else if (added) extra += text;
    else {
      settle();
      diff.expected.push({ changed: false, text });
      diff.actual.push({ changed: false, text });
    }
  }
  settle();
  return diff;
}

/** Of two words that are mostly the same, what is not: `colour` and `color`, but never `120` and `125`. */
function diffWord(expected: string, actual: string): TextDiff {
  const parts = withoutCommonEnds(expected, actual);
  const same = lengthOf(parts.expected.filter(({ changed }) => !changed));
  const isMostlySame = same * 2 >= Math.max(expected.length, actual.length);
  const hasNumber = /\d/.test(expected + actual);
  return isMostlySame && !hasNumber
    ? parts
    : { expected: [marked(expected)], actual: [marked(actual)] };
}

function withoutCommonEnds(expected: string, actual: string): TextDiff {
  // Python counts code points too.
  const [one, other] = [Array.from(expected), Array.from(actual)];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const parts = (characters: string[]): Piece[] => [
    { changed: false, text: characters.slice(0, start).join("") },
    marked(characters.slice(start, characters.length - end).join("")),
    { changed: false, text: characters.slice(characters.length - end).join("") },
  ];
  return { expected: parts(one), actual: parts(other) };
}

function marked(text: string): Piece {
  return { changed: true, text };
}

export function lengthOf(pieces: readonly { text: string }[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const { changed, text } of pieces) {
    const last = result.at(-1);
    if (last?.changed === changed) {
      last.text += text;
    } else if (text !== "") {
      result.push({ changed, text });
    }
  }
  return result;
}
