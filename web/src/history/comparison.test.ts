import { expect, test } from "vitest";

import type { Submission } from "../../../contract/api.ts";
import { beforeIt, sidesOf } from "./comparison.ts";

const of = (id: string) => ({ id }) as Submission;
const [third, second, first] = [of("3"), of("2"), of("1")];
const all = [third, second, first];

test("what was there first goes before, however the two were chosen", () => {
  expect(sidesOf(third, { id: "1" }, all)).toEqual({ older: first, newer: third });
  expect(sidesOf(first, { id: "3" }, all)).toEqual({ older: first, newer: third });
  expect(sidesOf(second, "editor", all)).toEqual({ older: second, newer: "editor" });
});

test("nothing is compared with nothing, with itself, or with what is not there", () => {
  expect(sidesOf(second, null, all)).toBeNull();
  expect(sidesOf(second, { id: "2" }, all)).toBeNull();
  expect(sidesOf(second, { id: "9" }, all)).toBeNull();
});

test("the one before may be on a page that is still to come, or not be there at all", () => {
  expect(beforeIt(third, all, null)).toBe(second);
  expect(beforeIt(first, all, "1")).toBeUndefined();
  expect(beforeIt(first, all, null)).toBeNull();
});
