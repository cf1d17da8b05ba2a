import {
  array,
  assert,
  constant,
  constantFrom,
  nat,
  property,
  record,
  string,
  uniqueArray,
} from "fast-check";
import { expect, test } from "vitest";

import { type Desk, joinDesks } from "./desk.ts";

const EMPTY: Desk = { drafts: [], others: [], visits: [] };
const draft = (code: string, savedAt: number, assignmentId = "a") => ({
  assignmentId,
  code,
  savedAt,
});

test("the newer of two texts is the draft, and the older is kept beside it", () => {
  const mine = { ...EMPTY, drafts: [draft("mine", 5)] };
  expect(joinDesks(mine, { ...EMPTY, drafts: [draft("theirs", 9)] })).toMatchObject({
    drafts: [draft("theirs", 9)],
    others: [draft("mine", 5)],
  });
  expect(joinDesks(mine, { ...EMPTY, drafts: [draft("theirs", 2)] })).toMatchObject({
    drafts: [],
    others: [draft("theirs", 2)],
  });
});

test("the same text twice is one text", () => {
  const mine = { ...EMPTY, drafts: [draft("same", 5)] };
  expect(joinDesks(mine, { ...EMPTY, drafts: [draft("same", 2)] })).toEqual(EMPTY);
});

test("a desk's own last visits stay", () => {
  const mine = { ...EMPTY, visits: [{ course: "c", assignmentId: "mine" }] };
  const visits = [
    { course: "c", assignmentId: "theirs" },
    { course: "d", assignmentId: "theirs" },
  ];
  expect(joinDesks(mine, { ...EMPTY, visits }).visits).toEqual(visits.slice(1));
});

const text = record({
  assignmentId: constantFrom("a", "b", "c"),
  code: string({ maxLength: 3 }),
  savedAt: nat(9),
});
const desk = record({
  drafts: uniqueArray(text, { selector: (one) => one.assignmentId }),
  others: array(text),
  visits: constant<Desk["visits"]>([]),
});

test("no text of either desk is lost", () => {
  assert(
    property(desk, desk, (mine, theirs) => {
      const plan = joinDesks(mine, theirs);
      const drafts = new Map(
        [...mine.drafts, ...plan.drafts].map((one) => [one.assignmentId, one]),
      );
      const kept = [...drafts.values(), ...mine.others, ...plan.others];
      for (const before of [...mine.drafts, ...mine.others, ...theirs.drafts, ...theirs.others]) {
        expect(
          kept.some((one) => one.assignmentId === before.assignmentId && one.code === before.code),
        ).toBe(true);
      }
    }),
  );
});
