import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Answer } from "../api/browser.ts";
import { createDraftKeeper, type KeptDraft, type SaveState } from "./draft-keeper.ts";
import type { SavedDraft } from "./merge.ts";

type SendAnswer = Answer<{ savedAt: string }>;

const NOTHING = { base: { code: null, savedAt: null, sent: [] }, conflict: null };
const THEIRS: SavedDraft = { code: "theirs", savedAt: "2026-11-20T10:00:05.000Z" };

const SAVED: SendAnswer = { ok: true, data: { savedAt: "2026-11-20T10:00:00.000Z" } };
const OFFLINE: SendAnswer = {
  ok: false,
  problem: { code: "offline", message: "", retryAfterSeconds: null, submissionId: null },
};

beforeEach(() => {
  vi.useFakeTimers();
  // No try comes sooner than a test looks.
  vi.spyOn(Math, "random").mockReturnValue(1);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const conflictWith = (draft: SavedDraft): SendAnswer => ({
  ok: false,
  problem: {
    code: "draft_conflict",
    message: "",
    retryAfterSeconds: null,
    submissionId: null,
    draft,
  },
});

/**
 * A keeper whose account answers what `answers` holds, then with success.
 * @param keeps whether the browser keeps anything
 */
function keeperWith(
  answers: SendAnswer[] = [],
  start = { code: "start", dirty: false },
  keeps = true,
) {
  const states: SaveState[] = [];
  const sent: string[] = [];
  const bases: (string | null)[] = [];
  const kept: KeptDraft[] = [];
  const conflicts: (SavedDraft | null)[] = [];
  const keeper = createDraftKeeper({
    ...NOTHING,
    ...start,
    keep: (draft) => keeps && kept.push(draft) > 0,
    send: async (code, base) => {
      sent.push(code);
      bases.push(base);
      return answers.shift() ?? SAVED;
    },
    onState: (state) => states.push(state),
    onConflict: (theirs) => conflicts.push(theirs),
  });
  return { keeper, states, sent, bases, kept, conflicts };
}

test("every change is on this device at once, and with the account after a rest", async () => {
  const { keeper, sent, kept, states } = keeperWith();
  keeper.change("a");
  keeper.change("ab");
  expect(kept.map(({ code }) => code)).toEqual(["a", "ab"]);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toEqual(["ab"]);
  expect(states.at(-1)).toBe("saved");
  expect(kept.at(-1)).toMatchObject({
    code: "ab",
    dirty: false,
    base: { savedAt: "2026-11-20T10:00:00.000Z" },
  });
});

test("a page that nobody types in sends nothing", async () => {
  const { keeper, sent } = keeperWith();
  keeper.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  keeper.close();
  expect(sent).toEqual([]);
});

test("without a connection the text is kept here, said so, and sent when it can be", async () => {
  const { keeper, states, sent } = keeperWith([OFFLINE, OFFLINE]);
  keeper.change("offline work");
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states.at(-1)).toBe("kept");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual(["offline work", "offline work", "offline work"]);
  expect(states.at(-1)).toBe("saved");
});

test("text typed while a save is on its way is saved too", async () => {
  const first = Promise.withResolvers<SendAnswer>();
  const sent: string[] = [];
  const keeper = createDraftKeeper({
    ...NOTHING,
    code: "",
    dirty: false,
    onConflict: () => {},
    keep: () => true,
    send: (code) => {
      sent.push(code);
      return sent.length === 1 ? first.promise : new Promise(() => {});
    },
    onState: () => {},
  });
  keeper.change("one");
  await vi.advanceTimersByTimeAsync(1_600);
  keeper.change("one two");
  first.resolve(SAVED);
  await vi.advanceTimersByTimeAsync(1_600);
  expect(sent).toEqual(["one", "one two"]);
  expect(keeper.dirty()).toBe(true);
});

test("leaving sends what is unsaved at once and nothing later", async () => {
  const { keeper, sent, states } = keeperWith();
  keeper.change("last words");
  keeper.close();
  expect(sent).toEqual(["last words"]);
  const shown = states.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["last words"]);
  expect(states).toHaveLength(shown);
});

test("text that never reached the account is sent when the page opens", async () => {
  const { sent, states } = keeperWith([], { code: "from yesterday", dirty: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(["from yesterday"]);
  expect(states.at(-1)).toBe("saved");
});

test("a browser that keeps nothing is said so", async () => {
  const { keeper, states } = keeperWith([OFFLINE], { code: "", dirty: false }, false);
  keeper.change("x");
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states.at(-1)).toBe("unkept");
});

test("in a browser that keeps nothing nobody reads that the server is out of reach before it was asked", async () => {
  const { keeper, states } = keeperWith([], { code: "", dirty: false }, false);
  keeper.change("x");
  keeper.change("xy");
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states).not.toContain("unkept");
  expect(states.at(-1)).toBe("saved");
});

test("each text goes with the one that it was typed over", async () => {
  const { keeper, bases } = keeperWith();
  keeper.change("a");
  await vi.advanceTimersByTimeAsync(2_000);
  keeper.change("ab");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(bases).toEqual([null, "2026-11-20T10:00:00.000Z"]);
});

test("a text from elsewhere stops the saving, not the typing, until the student chose", async () => {
  const { keeper, sent, bases, kept, states, conflicts } = keeperWith([conflictWith(THEIRS)]);
  keeper.change("mine");
  await vi.advanceTimersByTimeAsync(2_000);
  expect([states.at(-1), conflicts]).toEqual(["conflict", [THEIRS]]);
  keeper.change("mine, typed on");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["mine"]);
  expect(kept.at(-1)).toMatchObject({ code: "mine, typed on", dirty: true, conflict: THEIRS });
  expect(keeper.keepMine()).toBe("theirs");
  await vi.advanceTimersByTimeAsync(0);
  expect([sent.at(-1), bases.at(-1)]).toEqual(["mine, typed on", THEIRS.savedAt]);
  expect([states.at(-1), conflicts.at(-1), keeper.keepMine()]).toEqual(["saved", null, null]);
});

test("taking the other text leaves nothing to save, and what is typed then is typed over it", async () => {
  const { keeper, sent, bases, states } = keeperWith([conflictWith(THEIRS)]);
  keeper.change("mine");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.takeTheirs()).toBe("theirs");
  expect([keeper.code(), keeper.dirty(), states.at(-1)]).toEqual(["theirs", false, "saved"]);
  keeper.change("mine");
  await vi.advanceTimersByTimeAsync(2_000);
  expect([sent, bases]).toEqual([
    ["mine", "mine"],
    [null, THEIRS.savedAt],
  ]);
});

test("a text of this device whose answer was lost is nobody else's", async () => {
  const own = { code: "one", savedAt: THEIRS.savedAt };
  const { keeper, sent, bases, conflicts } = keeperWith([OFFLINE, conflictWith(own)]);
  keeper.change("one");
  await vi.advanceTimersByTimeAsync(1_500);
  keeper.change("one two");
  await vi.advanceTimersByTimeAsync(60_000);
  expect([sent, conflicts]).toEqual([["one", "one two", "one two"], []]);
  expect(bases).toEqual([null, null, own.savedAt]);
});

test("two devices that came to the same text are at one", async () => {
  const { keeper, states, conflicts } = keeperWith([conflictWith(THEIRS)]);
  keeper.change("mine");
  await vi.advanceTimersByTimeAsync(2_000);
  keeper.change("theirs");
  expect([states.at(-1), conflicts.at(-1), keeper.dirty()]).toEqual(["saved", null, false]);
});

test("a newer text of the account takes the place of a saved one, and of no other", async () => {
  const { keeper, sent } = keeperWith();
  keeper.change("mine");
  expect(keeper.meet(THEIRS)).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.meet({ ...THEIRS, savedAt: "2026-11-20T09:00:00.000Z" })).toBe(false);
  expect(keeper.meet(THEIRS)).toBe(true);
  expect([keeper.code(), keeper.dirty(), sent]).toEqual(["theirs", false, ["mine"]]);
});

test("a conflict that an earlier page left is shown, and nothing is sent before it is settled", async () => {
  const start = { code: "mine", dirty: true, conflict: THEIRS };
  const { conflicts, states, sent } = keeperWith([], start);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([conflicts, states.at(-1), sent]).toEqual([[THEIRS], "conflict", []]);
});
