import { expect, test } from "vitest";

import { chartOf, logScale } from "./chart.ts";
import { replaceQuote } from "./report.ts";
import { figure, markdownTable, tableOf, textTable } from "./table.ts";
import { ROWS, rowWith } from "./testing/samples.ts";

const LINES = tableOf({ rows: ROWS });
const lineOf = (id: string) => LINES.find(([title]) => title === `\`${id}\``);

test("a line shows percentiles, rates and how many times better than the two peers", () => {
  expect(lineOf("gradewire")).toEqual([
    "`gradewire`",
    "5.0 / 7.5 / 10.0",
    "160, 300, 290",
    "5.0",
    "30.0",
    "30.4, 25.0",
    "10.0, 6.7",
  ]);
});

test("a peer is not compared with itself, and what was skipped says so", () => {
  expect(lineOf("bubblewrap")?.at(-1)).toBe("–");
  expect(lineOf("gradewire-gvisor")?.slice(1, 3)).toEqual(["not measured", "–"]);
});

test("figures are as long as they mean something", () => {
  expect([0.04, 3.14, 99.94, 152.4, Number.NaN].map(figure)).toEqual([
    "0.04",
    "3.1",
    "99.9",
    "152",
    "–",
  ]);
});

test("Markdown has a rule under its head; the terminal has columns and no marks", () => {
  const lines = [
    ["`a`", "b"],
    ["**longer**", "c"],
  ];
  expect(markdownTable(lines)).toBe("| `a` | b |\n| --- | --- |\n| **longer** | c |");
  expect(textTable(lines)).toBe("a       b\nlonger  c");
});

test("the README is changed between its marks only", () => {
  const text = "# One\n<!-- bench: written by npm run bench -->\nold\n<!-- /bench -->\nrest\n";
  const replaced = replaceQuote(text, "new");
  expect(replaced).toBe(text.replace("old", "new"));
  expect(() => replaceQuote("# Nothing", "new")).toThrow(/no place/);
});

test("a logarithmic axis runs from a power of ten to the largest value", () => {
  const { ticks, place } = logScale([3, 250], [4, 1_000], 300);
  expect(ticks).toEqual([1, 10, 100, 1_000]);
  expect([1, 10, 1_000].map(place).map(Math.round)).toEqual([0, 100, 300]);
  // A short run may have counted no job at all.
  expect(logScale([0, 20], [0, 20], 300).place(0)).toBe(0);
  // The smallest bar still has a length.
  expect(logScale([10], [20], 300).place(10)).toBeGreaterThan(0);
});

test("the chart draws every variant that has figures, with its name made safe", () => {
  const svg = chartOf([...ROWS, rowWith("a<b", ROWS[0]?.figures ?? null)]);
  expect(svg).toContain(">gradewire</text>");
  expect(svg).toContain("a&lt;b");
  expect(svg).not.toContain("gradewire-gvisor");
  expect(svg).not.toContain("NaN");
});
