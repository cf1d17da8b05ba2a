import { afterEach, expect, test, vi } from "vitest";

import { asUser } from "./session.ts";

afterEach(() => void vi.unstubAllGlobals());

const SAVED = { ok: true, data: "saved" } as const;

/** A server that makes a user, counted. */
function answerSessions(): { made: number } {
  const count = { made: 0 };
  vi.stubGlobal("fetch", async () => {
    count.made += 1;
    return Response.json({ user: { id: `u${count.made}` } });
  });
  return count;
}

function refuse(): never {
  throw new DOMException("denied", "SecurityError");
}

test("a visitor becomes a user also where the storage is full and locks are refused", async () => {
  const count = answerSessions();
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: refuse, removeItem: () => {} });
  vi.stubGlobal("navigator", { locks: { request: async () => refuse() } });
  const visitor = { userId: null };
  expect(
    await asUser(
      visitor,
      () => {},
      async () => SAVED,
    ),
  ).toBe(SAVED);
  expect(visitor.userId).toBe("u1");
  expect(count.made).toBe(1);
});

test("a visitor becomes a user also where storage is blocked altogether", async () => {
  answerSessions();
  vi.stubGlobal("localStorage", null);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: refuse });
  const visitor = { userId: null };
  expect(
    await asUser(
      visitor,
      () => {},
      async () => SAVED,
    ),
  ).toBe(SAVED);
  expect(visitor.userId).toBe("u1");
});
