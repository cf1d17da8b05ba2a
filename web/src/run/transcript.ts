/** A stretch of what a program printed, or of what was typed for it. */
export interface Piece {
  stream: "out" | "err" | "in";
  text: string;
}

/** Pieces of one stream that follow each other become one: each is drawn by itself. */
export function withPiece(pieces: readonly Piece[], piece: Piece): Piece[] {
  const last = pieces.at(-1);
  return last?.stream === piece.stream
    ? [...pieces.slice(0, -1), { ...last, text: last.text + piece.text }]
    : [...pieces, piece];
}

export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/** What stands before the place where the program waits for a line: its question. */
export function questionIn(pieces: readonly Piece[]): string {
  const printed = pieces.at(-1);
  return printed === undefined || printed.stream === "in"
    ? ""
    : printed.text.slice(printed.text.lastIndexOf("\n") + 1).trim();
}
