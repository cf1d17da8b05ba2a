import { expect, test } from "vitest";

import { lengthOf, type Piece, questionIn, withPiece } from "./transcript.ts";

const PRINTED: Piece = { stream: "out", text: "Desk\nWho comes? " };

test("what one stream prints in parts is one piece, and another stream begins its own", () => {
  const pieces = withPiece(withPiece([], { stream: "out", text: "a" }), {
    stream: "out",
    text: "b\n",
  });
  expect(pieces).toEqual([{ stream: "out", text: "ab\n" }]);
  expect(withPiece(pieces, { stream: "err", text: "!" })).toHaveLength(2);
  expect(lengthOf(withPiece(pieces, { stream: "err", text: "!" }))).toBe(4);
});

test("pieces that were given away do not change", () => {
  const pieces: readonly Piece[] = [PRINTED];
  withPiece(pieces, { stream: "out", text: "more" });
  expect(pieces).toEqual([PRINTED]);
});

test("the question is what the program printed last on its line", () => {
  expect(questionIn([PRINTED])).toBe("Who comes?");
  expect(questionIn([PRINTED, { stream: "in", text: "Mira\n" }])).toBe("");
  expect(questionIn([{ stream: "out", text: "no question\n" }])).toBe("");
  expect(questionIn([])).toBe("");
});
