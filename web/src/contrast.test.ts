import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

const CSS = readFileSync(new URL("global.css", import.meta.url), "utf8");
const THEMES = ["light", "dark"] as const;

type Colour = [number, number, number];

/** The colours of `:root` in both themes, by name. */
const TOKENS = new Map(
  [...CSS.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light: rgb(light), dark: rgb(dark) }],
  ),
);

function rgb(hex: string): Colour {
  const at = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The pairs that are too near to each other, each with how near. */
function tooNear(pairs: Record<string, readonly string[]>, least: number): string[] {
  return Object.entries(pairs).flatMap(([front, grounds]) =>
    grounds.flatMap((ground) =>
      THEMES.flatMap((theme) => {
        const [a, b] = [TOKENS.get(front), TOKENS.get(ground)];
        const found = a === undefined || b === undefined ? 0 : contrast(a[theme], b[theme]);
        return found >= least ? [] : [`${front} on ${ground}, ${theme}: ${found.toFixed(2)}`];
      }),
    ),
  );
}

const GROUNDS = ["paper", "surface", "sunken"];
const WASHES = ["wash", "good-wash", "not-yet-wash", "wait-wash"];

test("contrast is as the standard defines it", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast(rgb("#777777"), rgb("#ffffff"))).toBeCloseTo(4.48, 2);
});

test("text can be read on everything that it stands on, in both themes", () => {
  const text = {
    ink: [...GROUNDS, ...WASHES],
    soft: [...GROUNDS, ...WASHES],
    accent: [...GROUNDS, "wash"],
    "on-accent": ["accent", "accent-strong"],
    good: ["surface", "good-wash"],
    "not-yet": ["surface", "sunken", "not-yet-wash", "paper"],
    wait: ["surface", "wait-wash"],
    "code-keyword": ["surface", "sunken"],
    "code-string": ["surface", "sunken"],
    "code-number": ["surface", "sunken"],
    "code-comment": ["surface", "sunken"],
    "code-name": ["surface", "sunken"],
  };
  expect(tooNear(text, 4.5)).toEqual([]);
});

test("borders of what can be used, beads and marks stand out, in both themes", () => {
  const marks = {
    "line-strong": GROUNDS,
    accent: [...GROUNDS, "wash"],
    good: ["good-wash"],
    "not-yet": ["not-yet-wash"],
    wait: ["surface", "paper", "wait-wash"],
  };
  expect(tooNear(marks, 3)).toEqual([]);
});
