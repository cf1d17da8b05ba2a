import { expect, test } from "vitest";

import { createPieces } from "./pieces.ts";

test("gives bytes out in the order and not in the pieces in which they came", () => {
  const pieces = createPieces();
  expect(pieces.take(4)).toBeNull();
  for (const text of ["a", "", "bc", "defg"]) pieces.add(Buffer.from(text));
  const taken: string[] = [];
  for (const length of [2, 3, 1, 9]) {
    taken.push(Buffer.from(pieces.take(length) ?? []).toString());
    if (taken.length === 2) pieces.add(Buffer.from("hi"));
  }
  expect(taken).toEqual(["ab", "cde", "f", "ghi"]);
  expect(pieces.size).toBe(0);
  expect(pieces.take(1)).toBeNull();
});
