import { expect, test } from "vitest";

import { type Frame, readFrame, shareAfterKey, shareAt, writeFrame } from "./frame.ts";

const read = (text: string) => readFrame(new URLSearchParams(text));

test("a division comes back as it was written", () => {
  const own: Frame = { handout: 33.3, results: 60, rail: "off", singleKeys: "off" };
  expect(read(writeFrame(own))).toEqual(own);
});

test("what cannot be is as usual, and no part is lost from sight", () => {
  const usual = { handout: 45, results: 36, rail: "on", singleKeys: "on" };
  expect(read("")).toEqual(usual);
  expect(read("handout=wide&results=&rail=maybe")).toEqual(usual);
  expect(read("handout=0&results=1e9")).toEqual({ ...usual, handout: 20, results: 80 });
});

test("a border goes where it is dragged", () => {
  const box = { left: 100, right: 1100, top: 0, bottom: 500 };
  expect(shareAt("handout", { box, x: 400, y: 0 })).toBe(30);
  expect(shareAt("handout", { box, x: 5000, y: 0 })).toBe(70);
  expect(shareAt("results", { box, x: 0, y: 300 })).toBe(40);
});

test("a border moves by the arrow keys along its way, and to its ends by Home and End", () => {
  expect(shareAfterKey("handout", 45, "ArrowRight")).toBe(47);
  expect(shareAfterKey("handout", 20, "ArrowLeft")).toBe(20);
  expect(shareAfterKey("handout", 45, "ArrowUp")).toBeNull();
  expect(shareAfterKey("results", 36, "ArrowUp")).toBe(38);
  expect(shareAfterKey("results", 36, "Home")).toBe(10);
  expect(shareAfterKey("results", 36, "End")).toBe(80);
  expect(shareAfterKey("results", 36, "Tab")).toBeNull();
});
