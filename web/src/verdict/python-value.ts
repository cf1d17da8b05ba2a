import type { Words } from "../words/words.ts";

export type Kind = keyof Words["tests"]["kinds"];

const KINDS: [RegExp, Kind][] = [
  [/^(?:True|False)$/, "boolean"],
  [/^None$/, "nothing"],
  [/^-?\d+$/, "integer"],
  [/^-?(?:\d+\.\d+(?:e[+-]\d+)?|\d+e[+-]\d+|inf|nan)$/, "decimal"],
  [/^\(?[-+.\de]*j\)?$/, "complex"],
  [/^(?:'.*'|".*")$/s, "text"],
  [/^b(?:'.*'|".*")$/s, "bytes"],
  [/^\[.*\]$/s, "list"],
  [/^\(.*\)$/s, "tuple"],
  [/^set\(\)$/, "set"],
  [/^\{\}$/, "dict"],
];

/** What kind of value Python's `repr` shows; null for what a beginner has no name for. */
export function kindOf(repr: string): Kind | null {
  const found = KINDS.find(([pattern]) => pattern.test(repr));
  if (found !== undefined) {
    return found[1];
  }
  if (!/^\{.*\}$/s.test(repr)) {
    return null;
  }
  // The first colon that is not in a text and not in something inside stands behind a key.
  const outside = outsideTexts(repr.slice(1, -1)).replaceAll(/\([^()]*\)/g, "");
  return outside.includes(":") ? "dict" : "set";
}

/** The judge cuts what is longer, without a sign. */
const CUT_AT = 4_000;

/**
 * True for what the judge did not write out whole: it puts three points in the place of what it leaves
 * out, which nothing in Python is written with but a text.
 */
export function isAbbreviated(repr: string): boolean {
  return repr.length >= CUT_AT || outsideTexts(repr).includes("...");
}

function outsideTexts(repr: string): string {
  return repr.replaceAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/gs, "");
}

/** True for what the judge says in words in place of a value: `at least 3`, `one of [1, 2]`. */
export function isPhrase(expected: string): boolean {
  return /^[a-z]+ /.test(expected);
}

const ESCAPES = new Map([
  [String.raw`\n`, "\n"],
  [String.raw`\t`, "\t"],
  [String.raw`\xa0`, "\u00A0"],
  [String.raw`\'`, "'"],
  [String.raw`\"`, '"'],
]);

/**
 * The text that a `repr` of a `str` stands for, with the white space that the page has signs for;
 * whatever else is escaped stays as Python writes it.
 */
export function textIn(repr: string): string {
  return repr
    .slice(1, -1)
    .replaceAll(/\\(?:x[\da-f]{2}|.)/gs, (escape) => ESCAPES.get(escape) ?? escape);
}
