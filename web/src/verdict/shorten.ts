import { lengthOf, type Piece } from "./text-diff.ts";

/** Up to here a value is shown whole. */
const WHOLE = 600;
/** What stays on either side of what is left out. */
const CONTEXT = 100;
/** Of a difference, which is what one looks for. */
const MARKED_CONTEXT = 200;
/** With many differences, the first few are enough to see what goes wrong. */
const AT_MOST = 1_200;

/** A piece, or how many characters were left out there. */
export type ShownPiece = Piece | { leftOut: number };

/** The pieces of a value, of a long one only those around its differences. */
export function shorten(pieces: readonly Piece[]): ShownPiece[] {
  if (lengthOf(pieces) <= WHOLE) {
    return [...pieces];
  }
  const shown: ShownPiece[] = [];
  let room = AT_MOST;
  let leftOut = 0;
  for (const { changed, text } of pieces) {
    if (room <= 0) {
      leftOut += text.length;
      continue;
    }
    const context = changed ? MARKED_CONTEXT : CONTEXT;
    if (text.length <= 3 * context) {
      shown.push({ changed, text });
      room -= text.length;
    } else {
      shown.push(
        { changed, text: text.slice(0, context) },
        { leftOut: text.length - 2 * context },
        { changed, text: text.slice(-context) },
      );
      room -= 2 * context;
    }
  }
  return leftOut === 0 ? shown : [...shown, { leftOut }];
}
