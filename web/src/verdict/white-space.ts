import type { Words } from "../words/words.ts";

export type White = keyof Words["tests"]["white"];

/** A stretch of a text; `white` where a sign has to show what would not be seen. */
export interface Stretch {
  text: string;
  white: White | null;
}

const KINDS: Record<string, White> = {
  " ": "space",
  "\t": "tab",
  "\n": "newline",
  "\u00A0": "nbsp",
};

/** What is drawn for one of each. */
export const SIGNS: Record<White, string> = { space: "·", tab: "→", newline: "↵", nbsp: "⍽" };

/** All of it, for a text that differs from another. */
export const EVERY = / +|\t+|\n+|\u00A0+/g;
/** What nobody would suspect: anything but single lines' ends and the spaces between words. */
export const HIDDEN = /\t+|\u00A0+| +(?=\n)| +$/g;
/** The same for a text of one line, in quotes. */
export const HIDDEN_IN_LINE = /\t+|\n+|\u00A0+/g;

/** The text in stretches: each match of `shown` is white space to be drawn. */
export function stretches(text: string, shown: RegExp): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(shown)) {
    found.push({ text: text.slice(from, match.index), white: null });
    found.push({ text: match[0], white: KINDS[match[0].charAt(0)] ?? null });
    from = match.index + match[0].length;
  }
  found.push({ text: text.slice(from), white: null });
  return found.filter((stretch) => stretch.text !== "");
}
