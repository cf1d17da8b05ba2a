import { describe, expect, test } from "vitest";

import { languages, wordsOf } from "../words/words.ts";
import { kindOf } from "./python-value.ts";
import { shorten } from "./shorten.ts";
import type { Piece } from "./text-diff.ts";
import { diffValues } from "./value-diff.ts";

const words = wordsOf("en");

/** The pieces of a side with what differs in brackets. */
function drawn(pieces: readonly Piece[] | undefined): string {
  return (pieces ?? []).map(({ changed, text }) => (changed ? `«${text}»` : text)).join("");
}

function marks(expected: string, actual: string): [string, string] {
  const diff = diffValues(words, expected, actual);
  return [drawn(diff.expected?.pieces), drawn(diff.actual?.pieces)];
}

const noteOn = (expected: string, actual: string) => diffValues(words, expected, actual).note;
const text = (pieces: readonly Piece[] | undefined) =>
  (pieces ?? []).map((piece) => piece.text).join("");

describe("where two values differ", () => {
  test.each([
    ["'Welcome, Ann!'", "'Welcome, Ann'", "Welcome, Ann«!»", "Welcome, Ann"],
    ["'Hello, Ann'", "'Goodbye, Ann'", "«Hello», Ann", "«Goodbye», Ann"],
    ["'colour'", "'color'", "colo«u»r", "color"],
    ["120", "125", "«120»", "«125»"],
    ["5", "-5", "5", "«-»5"],
    ["[1, 2, 3]", "[1, 3]", "[1, «2, »3]", "[1, 3]"],
    ["'a b'", "'a  b'", "a b", "a « »b"],
    ["{'a': 1}", "{'a': 2}", "{'a': «1»}", "{'a': «2»}"],
    ["'Ann'", "'ann'", "«A»nn", "«a»nn"],
  ])("%s and %s", (expected, actual, one, other) => {
    expect(marks(expected, actual)).toEqual([one, other]);
  });

  test("the quotes that Python chose are no difference", () => {
    const diff = diffValues(words, `"it's"`, "'its'");
    expect(diff.expected).toMatchObject({ quote: '"' });
    expect(diff.actual).toMatchObject({ quote: "'" });
    expect(marks(`"it's"`, "'its'")[1]).toBe("its");
  });

  test("a text of several lines is drawn as one, and says where it begins to differ", () => {
    const diff = diffValues(words, String.raw`'one\ntwo\nthree'`, String.raw`'one\ntoo\nthree\n'`);
    expect(drawn(diff.expected?.pieces)).toBe("one\nt«w»o\nthree");
    expect(drawn(diff.actual?.pieces)).toBe("one\nt«o»o\nthree«\n»");
    expect(diff.actual).toMatchObject({ quote: "", isMultiline: true });
    expect(diff.where).toContain("line 2, at character 2");
  });

  test("what the judge says in words is no value to compare with", () => {
    expect(marks("at least 3", "2")).toEqual(["at least 3", "2"]);
    expect(noteOn("one of [1, 2]", "3")).toBeNull();
    expect(diffValues(words, null, "3")).toMatchObject({ expected: null, note: null });
  });

  test("no character is lost or added, whatever is compared", () => {
    const values = ["[1, 2]", "'x'", String.raw`'a\tb\n\x1b'`, "None", "'😀 a'", "{}", "''"];
    for (const expected of values) {
      for (const actual of values) {
        const areTexts = kindOf(expected) === "text" && kindOf(actual) === "text";
        const diff = diffValues(words, expected, actual);
        const shown = text(diff.expected?.pieces);
        expect(areTexts ? `'${shown}'` : shown).toBe(
          areTexts
            ? expected.replaceAll(String.raw`\t`, "\t").replaceAll(String.raw`\n`, "\n")
            : expected,
        );
      }
    }
  });

  test("two long values with nothing in common are told apart without looking for long", () => {
    const [one, other] = [3, 7].map((step) =>
      Array.from({ length: 900 }, (_, index) => index * step + step).join(", "),
    );
    expect(marks(`[${one}]`, `[${other}]`)[0]).toMatch(/^\[«/);
  });
});

describe("what is said of two values", () => {
  test.each([
    ["5", "'5'", "Expected is a whole number; your code gave text."],
    ["[1]", "(1,)", "Expected is a list; your code gave a tuple."],
    ["{1: 2}", "{1, 2}", "Expected is a dictionary; your code gave a set."],
    ["'x'", "None", "Expected is text; your code gave None."],
    ["[1, 2]", "['1', '2']", "'5' and 5"],
    ["[(1, 2)]", "[[1, 2]]", "in other brackets"],
    ["[1, 2]", "[1.0, 2.0]", "1 and 1.0"],
    ["'Ann'", "'ANN'", "capital and small"],
    ["'a b'", String.raw`'a b\n'`, "white space"],
    ["nan", "nan", "finds them unequal"],
  ])("%s and %s", (expected, actual, sentence) => {
    expect(noteOn(expected, actual)).toContain(sentence);
  });

  test("nothing where the marks say it all", () => {
    expect(noteOn("3", "4")).toBeNull();
    expect(noteOn("3.5", "3")).toBeNull();
    expect(noteOn("'a'", "'b'")).toBeNull();
  });

  test.each([
    ["a list", "[0, 1, ...]"],
    ["a list in a dictionary", "{'rows': [0, 1, ...]}"],
    ["a text", "'aaa'..."],
    ["an object", "<Ferry from ... to Nauvo>"],
    ["what was cut", `[${"1, ".repeat(1_333)}1`],
  ])("that they differ further on, of %s that was abbreviated", (_, repr) => {
    expect(noteOn(repr, repr)).toContain("further on than is shown");
  });

  test("points in a text are no abbreviation", () => {
    expect(noteOn("['wait...']", "['wait...']")).toContain("finds them unequal");
  });

  test("something in every language", () => {
    for (const { code } of languages()) {
      expect(diffValues(wordsOf(code), "5", "'5'").note).not.toBe("");
    }
  });
});

test("a set is told from a dictionary by what stands in it", () => {
  expect(kindOf("{'a: b', 'c'}")).toBe("set");
  expect(kindOf("{('a', 1): 'x'}")).toBe("dict");
  expect(kindOf("<Ferry object>")).toBeNull();
  expect(kindOf("(2+3j)")).toBe("complex");
  expect(kindOf("-1.5e-07")).toBe("decimal");
});

const same = (length: number): Piece => ({ changed: false, text: "s".repeat(length) });
const changed = (length: number): Piece => ({ changed: true, text: "c".repeat(length) });

describe("a long value", () => {
  test("is shown around what differs, and says how much is left out", () => {
    expect(shorten([same(1_000), changed(3), same(20)])).toEqual([
      same(100),
      { leftOut: 800 },
      same(100),
      changed(3),
      same(20),
    ]);
  });

  test("with very many differences shows the first of them", () => {
    const pieces = Array.from({ length: 100 }, () => [same(20), changed(20)]).flat();
    const shown = shorten(pieces);
    expect(shown.length).toBeLessThan(70);
    expect(shown.at(-1)).toEqual({ leftOut: 2_800 });
  });

  test("that is not so long is shown whole", () => {
    expect(shorten([same(500), changed(50)])).toEqual([same(500), changed(50)]);
  });
});
