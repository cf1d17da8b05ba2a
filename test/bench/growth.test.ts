import { expect, test } from "vitest";

import { growthOf, type SoakSample } from "./growth.ts";

const STEADY: Omit<SoakSample, "jobs"> = {
  containerMb: 30,
  processes: 6,
  descriptors: 60,
  mounts: 20,
  files: 0,
  hostMounts: 40,
  graderMb: 120,
  graderDescriptors: 30,
};

function series(change: (index: number) => Partial<SoakSample>): SoakSample[] {
  return Array.from({ length: 20 }, (_, i) => ({ ...STEADY, jobs: i * 1_000, ...change(i) }));
}

const growing = (samples: SoakSample[]) =>
  growthOf(samples)
    .filter(({ grows }) => grows)
    .map(({ measure }) => measure);

test("what is steady does not grow, nor what only warms up or swings", () => {
  expect(growing(series(() => ({})))).toEqual([]);
  expect(growing(series((i) => ({ graderMb: i < 5 ? 60 + i * 12 : 120 })))).toEqual([]);
  expect(growing(series((i) => ({ containerMb: 30 + (i % 3) })))).toEqual([]);
});

test("a slow leak of any kind is told by its name", () => {
  expect(growing(series((i) => ({ mounts: 20 + i })))).toEqual(["mounts"]);
  expect(growing(series((i) => ({ containerMb: 30 + i, files: i })))).toEqual([
    "containerMb",
    "files",
  ]);
});

test("what could not be read has not been shown to stay", () => {
  expect(growing(series(() => ({ files: Number.NaN })))).toEqual(["files"]);
});
