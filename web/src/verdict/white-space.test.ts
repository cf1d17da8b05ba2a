import { expect, test } from "vitest";

import { EVERY, HIDDEN, stretches } from "./white-space.ts";

const kinds = (text: string, shown: RegExp) =>
  stretches(text, shown).map(({ text: part, white }) => [part, white]);

test("what differs shows all of its white space", () => {
  expect(kinds("a  b\tc\n", EVERY)).toEqual([
    ["a", null],
    ["  ", "space"],
    ["b", null],
    ["\t", "tab"],
    ["c", null],
    ["\n", "newline"],
  ]);
});

test("what is the same shows only what nobody would suspect", () => {
  expect(kinds("a b  \nc\u00A0d ", HIDDEN)).toEqual([
    ["a b", null],
    ["  ", "space"],
    ["\nc", null],
    ["\u00A0", "nbsp"],
    ["d", null],
    [" ", "space"],
  ]);
  expect(kinds("", HIDDEN)).toEqual([]);
});
