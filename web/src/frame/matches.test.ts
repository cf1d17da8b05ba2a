import { expect, test } from "vitest";

import { matches } from "./matches.ts";

test("a title is found by any of its words, in any order, without accents and capitals", () => {
  expect(matches("Ferry tickets", "tick fer")).toBe(true);
  expect(matches("Käyttäjän nimi", "kaytta")).toBe(true);
  expect(matches("Ferry tickets", "  ")).toBe(true);
  expect(matches("Ferry tickets", "ferry boats")).toBe(false);
});
