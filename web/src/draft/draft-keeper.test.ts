import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Answer } from "../api/browser.ts";
import { createDraftKeeper, type SaveState } from "./draft-keeper.ts";

type SendAnswer = Answer<{ savedAt: string }>;

const SAVED: SendAnswer = { ok: true, data: { savedAt: "2026-11-20T10:00:00.000Z" } };
const OFFLINE: SendAnswer = {
  ok: false,
  problem: { code: "offline", message: "", retryAfterSeconds: null, submissionId: null },
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A keeper whose account answers what `answers` holds, then with success. */
function keeperWith(answers: SendAnswer[] = [], start = { code: "start", dirty: false }) {
  const states: SaveState[] = [];
  const sent: string[] = [];
  const kept: { code: string; savedAt: string | null }[] = [];
  const keeper = createDraftKeeper({
    ...start,
    keep: (code, savedAt) => kept.push({ code, savedAt }) > 0,
    send: async (code) => {
      sent.push(code);
      return answers.shift() ?? SAVED;
    },
    onState: (state) => states.push(state),
  });
  return { keeper, states, sent, kept };
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
  expect(kept.at(-1)).toEqual({ code: "ab", savedAt: "2026-11-20T10:00:00.000Z" });
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
    code: "",
    dirty: false,
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
  const states: SaveState[] = [];
  const keeper = createDraftKeeper({
    code: "",
    dirty: false,
    keep: () => false,
    send: async () => OFFLINE,
    onState: (state) => states.push(state),
  });
  keeper.change("x");
  await vi.advanceTimersByTimeAsync(1_600);
  expect(states.at(-1)).toBe("unkept");
});
